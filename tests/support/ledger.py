"""The domain's ports in plain dictionaries, for unit tests of the domain alone.

The real repositories have their own suite in tests/contract.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from tickets.doors import Door
from tickets.errors import UnknownRecordError
from tickets.events import Event
from tickets.model import Category, Matter, Office, Request, Ticket
from tickets.people import (
    Area,
    Point,
)
from tickets.ports import SIMILAR
from tickets.status import OPEN, Status

Row = TypeVar("Row")


def _known(rows: dict[str, Row], key: str) -> Row:
    if key not in rows:
        raise UnknownRecordError(key)
    return rows[key]


@dataclass
class LedgerOfAreas:
    """Areas."""

    rows: dict[str, Area] = field(default_factory=dict)

    def get(self, code: str) -> Area:
        """Return an area."""
        return _known(self.rows, code)

    def find(self, code: str) -> Area | None:
        """Return an area or None."""
        return self.rows.get(code)

    def city(self) -> Area:
        """Return the city."""
        return next(area for area in self.rows.values() if area.parent is None)

    def right_below(self, code: str) -> Sequence[Area]:
        """Return an area's children."""
        return [area for area in self.rows.values() if area.parent == code]

    def named(self, text: str, within: str = "") -> Sequence[Area]:
        """Return areas by name."""
        return [a for a in self.rows.values() if text in a.name and a.path.startswith(within)]


@dataclass
class LedgerOfMatters:
    """The responsibility list."""

    rows: dict[str, Matter] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    version: int = 1

    def get(self, matter_id: str) -> Matter:
        """Return a matter."""
        return _known(self.rows, matter_id)

    def find(self, matter_id: str) -> Matter | None:
        """Return a matter or None."""
        return self.rows.get(matter_id)

    def category(self, code: str) -> Category:
        """Return a category."""
        return Category(code, code, code)

    def categories(self) -> Sequence[Category]:
        """Return the categories in use."""
        return [Category(code, code, code) for code in sorted({m.category for m in self._all()})]

    def of_category(self, code: str) -> Sequence[Matter]:
        """Return a category's matters."""
        return [matter for matter in self._all() if matter.category == code]

    def office(self, code: str) -> Office:
        """Return an office."""
        return _known(self.offices, code)

    def _all(self) -> Iterable[Matter]:
        return self.rows.values()


@dataclass
class LedgerOfTickets:
    """Tickets."""

    rows: dict[str, Ticket] = field(default_factory=dict)

    def get(self, ticket_id: str) -> Ticket:
        """Return a ticket."""
        return _known(self.rows, ticket_id)

    get_for_update = get

    def add(self, ticket: Ticket) -> None:
        """Store a ticket."""
        self.rows[ticket.id] = ticket

    save = add

    def of_assignee(self, person_id: str, statuses: Iterable[Status]) -> Sequence[Ticket]:
        """Return an assignee's tickets."""
        wanted = set(statuses)
        return [t for t in self.rows.values() if t.assignee == person_id and t.status in wanted]

    def of_office(self, office: str, path: str, statuses: Iterable[Status]) -> Sequence[Ticket]:
        """Return an office's tickets."""
        return [ticket for ticket in self.within(path, statuses) if ticket.office == office]

    def within(self, path: str, statuses: Iterable[Status]) -> Sequence[Ticket]:
        """Return an area's tickets."""
        wanted = set(statuses)
        return [
            ticket
            for ticket in self.rows.values()
            if ticket.place.path.startswith(path) and ticket.status in wanted
        ]

    def opened_within(self, path: str, since: datetime, until: datetime) -> Iterator[Ticket]:
        """Yield an area's tickets of a time."""
        found = self.within(path, Status)
        return (ticket for ticket in found if since <= ticket.opened_at < until)

    def count_opened(self, path: str, since: datetime, until: datetime, most: int) -> int:
        """Count an area's tickets of a time."""
        return min(most, sum(1 for _ in self.opened_within(path, since, until)))

    def count_resolved(self, person_id: str, since: datetime) -> int:
        """Count what an assignee has resolved."""
        resolved = self.of_assignee(person_id, {Status.RESOLVED, Status.CLOSED})
        return sum(t.resolved_at is not None and t.resolved_at >= since for t in resolved)

    def newest_within(self, path: str, since: datetime, most: int) -> Sequence[Ticket]:
        """Return an area's tickets since a moment."""
        found = [t for t in self.within(path, Status) if t.opened_at >= since]
        return sorted(found, key=lambda t: (t.opened_at, t.id), reverse=True)[:most]

    def similar(
        self, matter_id: str, path: str, closed_since: datetime, most: int = SIMILAR
    ) -> Sequence[Ticket]:
        """Return an area's tickets of a matter."""
        return [
            ticket
            for ticket in self.within(path, Status)
            if ticket.matter_id == matter_id
            and (ticket.status in OPEN or (ticket.closed_at or closed_since) > closed_since)
        ][:most]


@dataclass
class LedgerOfRequests:
    """Requests."""

    rows: dict[str, Request] = field(default_factory=dict)

    def get(self, request_id: str) -> Request:
        """Return a request."""
        return _known(self.rows, request_id)

    def add(self, request: Request) -> None:
        """Store a request."""
        self.rows[request.id] = request

    save = add

    def find_by_number(self, number: str) -> Request | None:
        """Return a request by number."""
        return next((row for row in self.rows.values() if row.number == number), None)

    def of_person(self, person_id: str, limit: int = 20) -> Sequence[Request]:
        """Return a person's requests, newest first."""
        own = [row for row in self.rows.values() if row.person_id == person_id]
        return own[::-1][:limit]

    def of_ticket(self, ticket_id: str) -> Sequence[Request]:
        """Return a ticket's requests."""
        return [row for row in self.rows.values() if row.ticket_id == ticket_id]

    def of_tickets(self, ticket_ids: Sequence[str]) -> Sequence[Request]:
        """Return several tickets' requests."""
        return [request for one in ticket_ids for request in self.of_ticket(one)]


@dataclass
class LedgerOfEvents:
    """Events."""

    rows: list[Event] = field(default_factory=list)

    def append(self, event: Event) -> None:
        """Store an event."""
        self.rows.append(event)

    def of_ticket(self, ticket_id: str) -> Sequence[Event]:
        """Return a ticket's events."""
        return [event for event in self.rows if event.ticket_id == ticket_id]

    def of_tickets(self, ticket_ids: Sequence[str]) -> Sequence[Event]:
        """Return several tickets' events."""
        return [event for one in ticket_ids for event in self.of_ticket(one)]

    def redact(self, request_id: str) -> None:
        """Blank a request's events."""
        self.rows = [
            replace(event, text="", media=()) if event.request_id == request_id else event
            for event in self.rows
        ]


@dataclass
class LedgerOfJobs:
    """Jobs by kind and key."""

    rows: dict[tuple[str, str], datetime] = field(default_factory=dict)

    def schedule(self, kind: str, key: str, due_at: datetime, subject: str) -> None:
        """Set a job's moment; the tests' subjects are their keys."""
        assert key == subject
        self.rows[kind, key] = due_at

    def cancel(self, kind: str, key: str) -> None:
        """Drop a job."""
        self.rows.pop((kind, key), None)


@dataclass
class LedgerOfAudit:
    """Audit rows."""

    rows: list[tuple[str | None, str, str]] = field(default_factory=list)

    def record(self, actor: str | None, action: str, subject: str, at: datetime) -> None:
        """Append a row."""
        assert at.tzinfo is not None
        self.rows.append((actor, action, subject))


@dataclass
class LedgerOfDoors:
    """Door posters' tokens."""

    rows: dict[str, Door] = field(default_factory=dict)

    def find(self, token: str) -> Door | None:
        """Return the door of a token."""
        return self.rows.get(token)

    def valid_of(self, estates: Collection[str]) -> Sequence[Door]:
        """Return the doors of estates that are not revoked."""
        return [d for d in self.rows.values() if d.estate in estates and d.revoked_at is None]

    def add(self, door: Door) -> None:
        """Store a door."""
        self.rows[door.token] = door

    def revoke(self, token: str, at: datetime) -> None:
        """Revoke a token."""
        self.rows[token] = replace(self.rows[token], revoked_at=at)


class NoGrids:
    """A city whose grids are on no map."""

    def grid_at(self, point: Point) -> str | None:  # noqa: ARG002 - the port's signature
        """Return no grid."""
        return None

    def grid_of_building(self, estate: str, building: str | None, area: str) -> str | None:  # noqa: ARG002
        """Return no grid."""
        return None

    def place_named(self, estate: str, area: str) -> Point | None:  # noqa: ARG002
        """Return no point."""
        return None
