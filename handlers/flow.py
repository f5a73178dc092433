"""The contract of a conversation or command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from handlers.turn import Turn

Step = Callable[[Turn], None]


class Audience(StrEnum):
    """Whom a conversation is offered to; use cases check rights all the same."""

    EVERYBODY = "everybody"
    RESIDENTS = "residents"
    STAFF = "staff"
    ADMINS = "admins"


@dataclass(frozen=True, slots=True)
class Flow:
    """A conversation of one file.

    ``command`` starts it as ``/command`` and by the words of the text ``words-<command>``.
    With ``alone`` those words count as a whole message only: 我家 begins many a report.
    ``steps`` are reached by choices and by waiting, as ``name.step``.
    """

    name: str
    steps: Mapping[str, Step] = field(default_factory=dict)
    command: str | None = None
    start: Step | None = None
    audience: Audience = Audience.EVERYBODY
    alone: bool = False
