"""Link an account on another channel by a code shown there; nobody is ever joined by a guess."""

from __future__ import annotations

import base64
import secrets
from datetime import timedelta

from handlers.flow import Flow
from handlers.stores import OfferRow
from handlers.turn import Turn
from tickets.errors import InvitationInvalidError
from tickets.usecases.invite_person import hash_code, refuse_locked_out
from tickets.usecases.link_person import link_person

LIFETIME = timedelta(minutes=10)
CODE_BYTES = 5  # 40 bits: five guesses an hour against codes that live for ten minutes
USED = 1


def _start(turn: Turn) -> None:
    """Take the code that came with the command, else offer both sides of a link."""
    if turn.words:
        _entered(turn)
        return
    turn.say(
        "link-which",
        turn.choice("link-show", "link.show"),
        turn.choice("link-enter", "link.enter"),
    )


def _show(turn: Turn) -> None:
    """Show a code for ten minutes; only its hash is kept."""
    code = base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode()
    until = turn.context.now + LIFETIME
    turn.context.offers.add(_name(code), turn.actor.person.id, None, "[]", until)
    turn.say("link-code", code=f"{code[:4]} {code[4:]}", time=turn.speaker.time(until))


def _enter(turn: Turn) -> None:
    """Ask for the code."""
    turn.wait_for("link.entered")
    turn.say("link-code-please")


def _entered(turn: Turn) -> None:
    """Look the code up and say what linking means before it is done."""
    refuse_locked_out(turn.work, turn.guessers)
    row = _open_code(turn, _name(turn.words))
    turn.say(
        "link-sure",
        turn.choice("link-join", "link.join", row.id),
        turn.choice("link-leave", "link.leave"),
    )


def _join(turn: Turn) -> None:
    """Go over to the person who showed the code."""
    row = _open_code(turn, turn.args[0])
    gone = turn.actor.person.id
    turn.context.offers.set_used(row.id, USED)
    kept = link_person(turn.work, turn.actor, row.person_id)
    turn.context.sessions.remove_of_person(gone)
    turn.context.offers.remove_of_person(gone)
    turn.context.outbox.remove_of_person(gone)
    turn.context.lessons.hand_over(gone, kept.id)
    turn.actor = turn.work.actor(kept)
    turn.say("link-done", turn.choice("do-mine", "mine.list"))


def _leave(turn: Turn) -> None:
    """Leave both accounts as they are."""
    turn.say("link-left")


def _name(code: str) -> str:
    return f"link-{hash_code(code)}"


def _open_code(turn: Turn, name: str) -> OfferRow:
    row = turn.context.offers.find(name)
    if row is None or row.used or row.expires_at <= turn.context.now:
        raise InvitationInvalidError("no open code of this hash")
    return row


FLOW = Flow(
    "link",
    {"show": _show, "enter": _enter, "entered": _entered, "join": _join, "leave": _leave},
    command="link",
    start=_start,
    alone=True,
)
