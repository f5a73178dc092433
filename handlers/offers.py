"""Choices shown to a person: bound to person and message, each used once, for days.

A choice's id is the id of its message (a UUIDv7 with 74 random bits) and its number there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from handlers.message import ShownChoice
from handlers.stores import OfferRow, Offers

LIFETIME = timedelta(days=7)
RESULT_LIFETIME = timedelta(days=19)
"""For what can be said of a result: 72 hours until it closes, 15 days after, a day of grace."""


class Choice(msgspec.Struct, frozen=True):
    """A button: its label, the step it leads to (``flow.step``), and that step's arguments."""

    label: str
    step: str
    args: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pressed:
    """A choice that was found and may be taken; ``message_id`` is the card that showed it."""

    message_id: str
    choice: Choice


class ChoiceInvalidError(Exception):
    """A choice cannot be taken; ``code`` names the sentence ``choice-<code>``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(tuple[Choice, ...])


def offer(
    offers: Offers,
    message_id: str,
    person_id: str,
    conversation: str | None,
    choices: tuple[Choice, ...],
    until: datetime,
) -> tuple[ShownChoice, ...]:
    """Store a message's choices as one list, good until a moment; return them as shown."""
    if not choices:
        return ()
    body = _encoder.encode(choices).decode()
    offers.add(message_id, person_id, conversation, body, until)
    return tuple(
        ShownChoice(f"{message_id}.{number}", choice.label)
        for number, choice in enumerate(choices, start=1)
    )


def press(
    offers: Offers, choice_id: str, person_id: str, conversation: str, now: datetime
) -> Pressed:
    """Take a choice by its id.

    Raises:
        ChoiceInvalidError: ``stale`` (unknown, expired), ``foreign`` (somebody else's or shown
            elsewhere) or ``used``.
    """
    list_id, _, digits = choice_id.rpartition(".")
    row = offers.find(list_id)
    choices = _decoder.decode(row.body) if row is not None else ()
    if row is None or not digits.isdecimal() or not 1 <= int(digits) <= len(choices):
        raise ChoiceInvalidError("stale")
    if row.person_id != person_id or row.conversation not in {None, conversation}:
        raise ChoiceInvalidError("foreign")
    if row.expires_at <= now:
        raise ChoiceInvalidError("stale")
    bit = 1 << int(digits)
    if row.used & bit:
        raise ChoiceInvalidError("used")
    offers.set_used(list_id, row.used | bit)
    return Pressed(list_id, choices[int(digits) - 1])


def typed_choice(row: OfferRow | None, text: str, now: datetime) -> str | None:
    """Return the id of the choice that a typed number or label means in the newest list."""
    if row is None or row.expires_at <= now:
        return None
    choices = _decoder.decode(row.body)
    number = typed_number(text)
    if number is not None and 1 <= number <= len(choices):
        return f"{row.id}.{number}"
    for position, choice in enumerate(choices, start=1):
        if text.casefold() == choice.label.casefold():
            return f"{row.id}.{position}"
    return None


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_CHINESE = "一二三四五六七八九十"


def typed_number(text: str) -> int | None:
    """Read 1, １, ①, 一 or ``1.`` as a number; None if the text is anything else."""
    bare = text.strip().rstrip(".。、．)）")
    for row in (_CIRCLED, _CHINESE):
        if len(bare) == 1 and bare in row:
            return row.index(bare) + 1
    return int(bare) if bare.isdecimal() and len(bare) <= 2 else None
