"""What happened to a ticket: an append-only record from which everything else is derived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tickets.status import Action, Status


class Reason(StrEnum):
    """Why something was done, where a rule asks for a reason."""

    WAITS_FOR_RESIDENT = "waits_for_resident"
    WEATHER = "weather"
    FUNDS = "funds"
    PROCEDURE = "procedure"
    NOT_MINE = "not_mine"
    WRONG_PLACE = "wrong_place"
    NEEDS_SKILLS = "needs_skills"
    OUT_OF_SCOPE = "out_of_scope"
    NO_WORKER = "no_worker"
    NO_MATTER = "no_matter"
    NO_ANSWER = "no_answer"
    ALL_ANSWERED = "all_answered"
    RESPOND_CLOCK = "respond_clock"
    RESOLVE_CLOCK = "resolve_clock"
    FORGOTTEN = "forgotten"
    UNASKED = "unasked"


PAUSE_REASONS = (Reason.WAITS_FOR_RESIDENT, Reason.WEATHER, Reason.FUNDS, Reason.PROCEDURE)
RETURN_REASONS = (Reason.NOT_MINE, Reason.WRONG_PLACE, Reason.NEEDS_SKILLS)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a ticket.

    ``actor`` is a person's id, None for the system. ``status`` is where the ticket stood
    afterwards. ``revision`` numbers a ticket's events from 1 without gaps. ``to`` is the person
    it was given to, where the action gives it to somebody.
    """

    id: str
    ticket_id: str
    revision: int
    at: datetime
    action: Action
    status: Status
    cycle: int
    actor: str | None = None
    reason: Reason | None = None
    text: str = ""
    media: tuple[str, ...] = ()
    request_id: str | None = None
    to: str | None = None
