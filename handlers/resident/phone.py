"""Remember a phone number that somebody shares as their own, so that an assignee can call."""

from __future__ import annotations

import re

from handlers.flow import Flow
from handlers.speaker import masked_phone
from handlers.turn import Turn
from tickets.people import Actor
from tickets.usecases.bind_phone import bind_phone

_NOT_DIALLED = re.compile(r"[^\d+]")
_PHONE = re.compile(r"\+?\d{5,15}")
_HERE = "+86"


def _shared(turn: Turn) -> None:
    """Take the person's own number, which the platform vouches for."""
    phone = _NOT_DIALLED.sub("", turn.words)
    if phone.startswith("86") and len(phone) == 13:
        phone = f"+{phone}"
    phone = phone.removeprefix(_HERE)
    if _PHONE.fullmatch(phone) is None:
        turn.say("phone-invalid")
        return
    person = bind_phone(turn.work, turn.actor, phone)
    turn.actor = Actor(person, turn.actor.assignments)
    remove = turn.choice("phone-remove", "phone.remove")
    turn.say("phone-bound", remove, phone=masked_phone(phone))


def _remove(turn: Turn) -> None:
    """Forget it."""
    person = bind_phone(turn.work, turn.actor, None)
    turn.actor = Actor(person, turn.actor.assignments)
    turn.say("phone-removed")


FLOW = Flow("phone", {"shared": _shared, "remove": _remove})
