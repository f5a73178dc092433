"""Which earlier messages became part of what, so that a later change of them finds it."""

from __future__ import annotations

import msgspec

from handlers.session import Said, Session
from handlers.turn import Turn

MOST_REMEMBERED = 20


def remember_words(turn: Turn, request_id: str = "") -> None:
    """Note that this message's words are in the open draft, or were added to a request."""
    ref = turn.incoming.ref
    if not ref or not turn.words:
        return
    said = (*turn.session.said, Said(ref=ref, text=turn.words, request=request_id))
    turn.session = msgspec.structs.replace(turn.session, said=said[-MOST_REMEMBERED:])


def find_words(session: Session, ref: str) -> Said | None:
    """Return what is known of an earlier message; None where it became part of nothing."""
    return next((said for said in reversed(session.said) if said.ref == ref), None)


def replace_words(session: Session, ref: str, text: str) -> Session:
    """Return a session in which a message says something else."""
    said = tuple(
        msgspec.structs.replace(one, text=text) if one.ref == ref else one for one in session.said
    )
    return msgspec.structs.replace(session, said=said)


def settle_words(session: Session, request_id: str | None) -> Session:
    """Return a session whose draft became a request; None where it was dropped."""
    if request_id is None:
        said = tuple(one for one in session.said if one.request)
    else:
        said = tuple(
            one if one.request else msgspec.structs.replace(one, request=request_id)
            for one in session.said
        )
    return msgspec.structs.replace(session, said=said)
