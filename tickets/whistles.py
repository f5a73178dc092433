"""Whistles (吹哨报到): a call for offices to come and solve together what one cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from tickets.clocks import Limit


class WhistleKind(StrEnum):
    """Why it is blown."""

    RESIDENTS = "residents"
    JOINT = "joint"
    EMERGENCY = "emergency"


REPORT_IN: dict[WhistleKind, Limit] = {
    WhistleKind.RESIDENTS: Limit(working=timedelta(hours=4)),
    WhistleKind.JOINT: Limit(working=timedelta(hours=4)),
    WhistleKind.EMERGENCY: Limit(span=timedelta(minutes=30)),
}


@dataclass(frozen=True, slots=True)
class Call:
    """One office that is called: who reported in for it and when.

    ``rating`` is how whoever blew the whistle rates the office, ``rating_back`` how the office
    rates the whistle; both 1 to 5.
    """

    office: str
    reported_by: str | None = None
    reported_at: datetime | None = None
    rating: int | None = None
    rating_back: int | None = None


@dataclass(frozen=True, slots=True)
class Whistle:
    """A whistle on a ticket; ``blown_by`` None is the system."""

    id: str
    ticket_id: str
    kind: WhistleKind
    text: str
    blown_by: str | None
    created_at: datetime
    due_at: datetime
    calls: tuple[Call, ...]
    result: str = ""
    ended_at: datetime | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The offices that have not reported in."""
        return tuple(call.office for call in self.calls if call.reported_at is None)


class Whistles(Protocol):
    """Whistles."""

    def add(self, whistle: Whistle) -> None:
        """Store a new whistle."""

    def get(self, whistle_id: str) -> Whistle:
        """Return a whistle, locked; raise UnknownRecordError if there is none."""

    def save(self, whistle: Whistle) -> None:
        """Store a changed whistle."""

    def of_ticket(self, ticket_id: str) -> Sequence[Whistle]:
        """Return a ticket's whistles, oldest first."""
