"""Give somebody a copy of all that is stored about them, as JSON in messages that fit."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from handlers.flow import Flow
from handlers.session import Draft
from handlers.turn import Turn
from tickets.usecases.export_person import PersonalData, export_person

PIECE_BYTES = 1800  # WeChat's 2,048 less the head of a piece


class Copy(msgspec.Struct, frozen=True):
    """What a person gets: the domain's record, the open draft, how many messages are kept."""

    stored: PersonalData
    draft: Draft | None
    messages: int


def _start(turn: Turn) -> None:
    """Send the copy in pieces; put together they are one JSON text."""
    data = Copy(
        stored=export_person(turn.work, turn.actor),
        draft=turn.session.draft,
        messages=len(turn.context.outbox.bodies(turn.actor.person.id)),
    )
    text = msgspec.json.format(msgspec.json.encode(data), indent=1).decode()
    pieces = list(_pieces(text))
    turn.say("export-head", count=len(pieces))
    for number, piece in enumerate(pieces, start=1):
        turn.say("export-piece", n=number, count=len(pieces), piece=piece)


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces of at most 1,800 bytes of UTF-8, none of them cutting a character."""
    rest = text.encode()
    while rest:
        end = min(PIECE_BYTES, len(rest))
        while end < len(rest) and rest[end] & 0xC0 == 0x80:
            end -= 1
        yield rest[:end].decode()
        rest = rest[end:]


FLOW = Flow("export", command="export", start=_start, alone=True)
