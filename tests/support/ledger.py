"""The domain's ports in plain dictionaries, for unit tests of the domain alone.

The real repositories have their own suite in tests/contract.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from tickets.doors import Door
from tickets.errors import UnknownRecordError
from tickets.events import Event
from tickets.model import Category, Matter, Office, Request, Ticket
from tickets.people import (
    Absence,
    Area,
    Assignment,
    Identity,
    Invitation,
    Person,
    Point,
    Role,
)
from tickets.status import OPEN, Status

Row = TypeVar("Row")


def _known(rows: dict[str, Row], key: str) -> Row:
    if key not in rows:
        raise UnknownRecordError(key)
    return rows[key]


@dataclass
class LedgerOfPeople:
    """Persons, identities, roles and leaves."""

    persons: dict[str, Person] = field(default_factory=dict)
    accounts: list[Identity] = field(default_factory=list)
    roles: dict[str, Assignment] = field(default_factory=dict)
    leaves: list[Absence] = field(default_factory=list)

    def get(self, person_id: str) -> Person:
        """Return a person."""
        return _known(self.persons, person_id)

    def add(self, person: Person) -> None:
        """Store a new person."""
        self.persons[person.id] = person

    save = add

    def find_by_identity(self, channel: str, account: str, external_id: str) -> Person | None:
        """Return who writes under this identity."""
        key = (channel, account, external_id)
        for identity in self.accounts:
            if (identity.channel, identity.account, identity.external_id) == key:
                return self.persons[identity.person_id]
        return None

    def save_identity(self, identity: Identity) -> None:
        """Store an identity."""
        self.accounts.append(identity)

    def identities(self, person_id: str) -> Sequence[Identity]:
        """Return a person's identities."""
        return [identity for identity in self.accounts if identity.person_id == person_id]

    def remove_identities(self, person_id: str) -> None:
        """Forget a person's identities."""
        self.accounts = [one for one in self.accounts if one.person_id != person_id]

    def assign(self, assignment: Assignment) -> None:
        """Store an assignment."""
        self.roles[assignment.id] = assignment

    def end_assignment(self, assignment_id: str, at: datetime) -> None:
        """End an assignment."""
        self.roles[assignment_id] = replace(self.roles[assignment_id], until=at)

    def assignments(self, person_id: str, at: datetime) -> Sequence[Assignment]:
        """Return the roles a person holds."""
        return [role for role in self._held(at) if role.person_id == person_id]

    def staff(self, role: Role, area: str, at: datetime) -> Sequence[Person]:
        """Return who holds a role in exactly this area."""
        held = [one for one in self._held(at) if one.role is role and one.area == area]
        return [self.persons[one.person_id] for one in held]

    def staff_of_office(self, office: str, path: str, at: datetime) -> Sequence[Person]:
        """Return an office's staff for a path."""
        held = [o for o in self._held(at) if o.office == office and path.startswith(o.path)]
        return [self.persons[one.person_id] for one in held]

    def staff_within(self, path: str, at: datetime) -> Sequence[tuple[Person, Assignment]]:
        """Return everyone with a role at or below a path."""
        held = [one for one in self._held(at) if one.path.startswith(path)]
        return [(self.persons[one.person_id], one) for one in held]

    def add_absence(self, absence: Absence) -> None:
        """Store a leave."""
        self.leaves.append(absence)

    def find_absence(self, person_id: str, at: datetime) -> Absence | None:
        """Return the leave a person is on."""
        for leave in self.leaves:
            if leave.person_id == person_id and leave.since <= at < leave.until:
                return leave
        return None

    def end_absences(self, person_id: str, at: datetime) -> None:
        """End the leaves a person is on."""
        self.leaves = [
            replace(leave, until=min(leave.until, at)) if leave.person_id == person_id else leave
            for leave in self.leaves
        ]

    def _held(self, at: datetime) -> Iterable[Assignment]:
        return [r for r in self.roles.values() if r.since <= at and (not r.until or at < r.until)]


@dataclass
class LedgerOfInvitations:
    """Invitations and wrong codes."""

    rows: dict[str, Invitation] = field(default_factory=dict)
    failures: list[tuple[str, datetime]] = field(default_factory=list)

    def add(self, invitation: Invitation) -> None:
        """Store an invitation."""
        self.rows[invitation.id] = invitation

    save = add

    def get(self, invitation_id: str) -> Invitation:
        """Return an invitation."""
        return _known(self.rows, invitation_id)

    def find_by_hash(self, code_hash: str) -> Invitation | None:
        """Return the invitation of a code."""
        return next((row for row in self.rows.values() if row.code_hash == code_hash), None)

    def add_failure(self, key: str, at: datetime) -> None:
        """Remember a wrong code."""
        self.failures.append((key, at))

    def failures_since(self, key: str, since: datetime) -> int:
        """Count wrong codes."""
        return sum(one == key and at >= since for one, at in self.failures)


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

    def opened_within(self, path: str, since: datetime, until: datetime) -> Sequence[Ticket]:
        """Return an area's tickets of a time."""
        found = self.within(path, Status)
        return [ticket for ticket in found if since <= ticket.opened_at < until]

    def similar(self, matter_id: str, path: str, closed_since: datetime) -> Sequence[Ticket]:
        """Return an area's tickets of a matter."""
        return [
            ticket
            for ticket in self.within(path, Status)
            if ticket.matter_id == matter_id
            and (ticket.status in OPEN or (ticket.closed_at or closed_since) > closed_since)
        ]


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
