"""The contract of ticket rules: dispatch, deadlines and assessment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tickets.events import Event, Reason
from tickets.model import Request, Ticket
from tickets.people import Person
from tickets.status import Action
from tickets.work import Work


@dataclass(frozen=True, slots=True)
class History:
    """A ticket with all that happened to it."""

    ticket: Ticket
    events: Sequence[Event]
    requests: Sequence[Request] = ()

    @property
    def cycle(self) -> Sequence[Event]:
        """The events of the current cycle."""
        return [event for event in self.events if event.cycle == self.ticket.cycle]


@dataclass(frozen=True, slots=True)
class DispatchRule:
    """Proposes who answers for a ticket; the first rule that finds somebody wins."""

    name: str
    find: Callable[[Work, Ticket], Person | None]


@dataclass(frozen=True, slots=True)
class Due:
    """What a deadline rule wants done, and when."""

    at: datetime
    action: Action
    reason: Reason


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """Says from a ticket's events when it next wants attention; None if never again."""

    name: str
    next_due: Callable[[History], Due | None]


@dataclass(frozen=True, slots=True)
class Indicator:
    """An open, versioned formula: whether a ticket counts, and whether it counts as good.

    ``judge`` returns None for a ticket that is not in the denominator.
    """

    name: str
    version: int
    judge: Callable[[Work, History], bool | None]
