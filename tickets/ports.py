"""What the domain needs from outside: repositories, calendar, places, ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Protocol

from tickets.events import Event
from tickets.model import Category, Matter, Office, Request, Ticket
from tickets.people import (
    Absence,
    Area,
    Assignment,
    Identity,
    Invitation,
    Person,
    Place,
    Point,
    Role,
)
from tickets.status import Status

SIMILAR = 200
"""More tickets of one matter than that are not looked at, unless somebody asks for them."""


class People(Protocol):
    """Persons with their identities, roles and leaves."""

    def get(self, person_id: str) -> Person:
        """Return a person; raise UnknownRecordError if there is none."""

    def add(self, person: Person) -> None:
        """Store a new person."""

    def save(self, person: Person) -> None:
        """Store a changed person."""

    def find_by_identity(self, channel: str, account: str, external_id: str) -> Person | None:
        """Return who writes under this identity."""

    def save_identity(self, identity: Identity) -> None:
        """Store an identity, new or changed."""

    def identities(self, person_id: str) -> Sequence[Identity]:
        """Return a person's identities, last used first."""

    def remove_identities(self, person_id: str) -> None:
        """Forget how a person can be reached."""

    def assign(self, assignment: Assignment) -> None:
        """Store a new assignment."""

    def end_assignment(self, assignment_id: str, at: datetime) -> None:
        """End an assignment at a moment."""

    def assignments(self, person_id: str, at: datetime) -> Sequence[Assignment]:
        """Return the roles a person holds at a moment."""

    def staff(self, role: Role, area: str, at: datetime) -> Sequence[Person]:
        """Return who holds a role in exactly this area at a moment, longest first."""

    def staff_of_office(self, office: str, path: str, at: datetime) -> Sequence[Person]:
        """Return the staff of an office whose area contains this path."""

    def staff_within(self, path: str, at: datetime) -> Sequence[tuple[Person, Assignment]]:
        """Return everyone who holds a role in the area of this path or below it."""

    def staff_named(
        self, path: str, name: str, at: datetime, skipped: int, most: int
    ) -> Sequence[tuple[Person, Assignment]]:
        """Return some of those of staff_within whose names contain this text."""

    def count_staff_named(self, path: str, name: str, at: datetime) -> int:
        """Count those of staff_within whose names contain this text."""

    def add_absence(self, absence: Absence) -> None:
        """Store a leave."""

    def find_absence(self, person_id: str, at: datetime) -> Absence | None:
        """Return the leave a person is on at a moment."""

    def end_absences(self, person_id: str, at: datetime) -> None:
        """End every leave of a person that lasts longer."""


class Invitations(Protocol):
    """Invitations to a role, and how often a wrong code was tried."""

    def add(self, invitation: Invitation) -> None:
        """Store a new invitation."""

    def save(self, invitation: Invitation) -> None:
        """Store a changed invitation."""

    def get(self, invitation_id: str) -> Invitation:
        """Return an invitation; raise UnknownRecordError if there is none."""

    def find_by_hash(self, code_hash: str) -> Invitation | None:
        """Return the invitation whose code has this hash."""

    def add_failure(self, key: str, at: datetime) -> None:
        """Remember a wrong code from a person or address."""

    def failures_since(self, key: str, since: datetime) -> int:
        """Count the wrong codes from a person or address since a moment."""


class Areas(Protocol):
    """The city's areas."""

    def get(self, code: str) -> Area:
        """Return an area; raise UnknownRecordError if there is none."""

    def find(self, code: str) -> Area | None:
        """Return an area or None."""

    def city(self) -> Area:
        """Return the one area without a parent."""

    def right_below(self, code: str) -> Sequence[Area]:
        """Return the areas whose parent is this one, in order of their codes."""

    def named(self, text: str, within: str = "") -> Sequence[Area]:
        """Return the areas whose name contains this text, below a path, at most 20."""


class Matters(Protocol):
    """The responsibility list in its current version, and earlier ones by number."""

    @property
    def version(self) -> int:
        """The current version's number."""

    def get(self, matter_id: str) -> Matter:
        """Return a matter; raise UnknownRecordError if there is none."""

    def find(self, matter_id: str) -> Matter | None:
        """Return a matter or None."""

    def category(self, code: str) -> Category:
        """Return a category; raise UnknownRecordError if there is none."""

    def categories(self) -> Sequence[Category]:
        """Return all categories in order."""

    def of_category(self, code: str) -> Sequence[Matter]:
        """Return a category's matters in order."""

    def office(self, code: str) -> Office:
        """Return an office; raise UnknownRecordError if there is none."""


class Tickets(Protocol):
    """Tickets."""

    def get(self, ticket_id: str) -> Ticket:
        """Return a ticket; raise UnknownRecordError if there is none."""

    def get_for_update(self, ticket_id: str) -> Ticket:
        """Return a ticket that nobody else changes until this transaction ends."""

    def add(self, ticket: Ticket) -> None:
        """Store a new ticket."""

    def save(self, ticket: Ticket) -> None:
        """Store a changed ticket."""

    def of_assignee(self, person_id: str, statuses: Iterable[Status]) -> Sequence[Ticket]:
        """Return whom a person answers for, next deadline first, at most 50."""

    def of_office(self, office: str, path: str, statuses: Iterable[Status]) -> Sequence[Ticket]:
        """Return an office's tickets within an area, next deadline first, at most 50."""

    def within(self, path: str, statuses: Iterable[Status]) -> Sequence[Ticket]:
        """Return an area's tickets, next deadline first, at most 50."""

    def opened_within(self, path: str, since: datetime, until: datetime) -> Iterator[Ticket]:
        """Yield all tickets of an area that were opened in a time, oldest first."""

    def count_opened(self, path: str, since: datetime, until: datetime, most: int) -> int:
        """Count an area's tickets that were opened in a time, no further than to ``most``."""

    def count_resolved(self, person_id: str, since: datetime) -> int:
        """Count the resolved tickets that a person answers for, resolved since a moment."""

    def newest_within(self, path: str, since: datetime, most: int) -> Sequence[Ticket]:
        """Return an area's tickets that were opened since a moment, newest first."""

    def similar(
        self, matter_id: str, path: str, closed_since: datetime, most: int = SIMILAR
    ) -> Sequence[Ticket]:
        """Return an area's tickets of a matter that are open or closed since, newest first."""


class Requests(Protocol):
    """Requests."""

    def get(self, request_id: str) -> Request:
        """Return a request; raise UnknownRecordError if there is none."""

    def add(self, request: Request) -> None:
        """Store a new request."""

    def save(self, request: Request) -> None:
        """Store a changed request."""

    def find_by_number(self, number: str) -> Request | None:
        """Return the request with this number (digits only)."""

    def of_person(self, person_id: str, limit: int = 20) -> Sequence[Request]:
        """Return a person's requests, newest first."""

    def of_ticket(self, ticket_id: str) -> Sequence[Request]:
        """Return the requests that point to a ticket, oldest first."""

    def of_tickets(self, ticket_ids: Sequence[str]) -> Sequence[Request]:
        """Return the requests that point to several tickets, each ticket's oldest first."""


class Events(Protocol):
    """The append-only record."""

    def append(self, event: Event) -> None:
        """Store an event."""

    def of_ticket(self, ticket_id: str) -> Sequence[Event]:
        """Return a ticket's events in order."""

    def of_tickets(self, ticket_ids: Sequence[str]) -> Sequence[Event]:
        """Return the events of several tickets, each ticket's in order."""

    def redact(self, request_id: str) -> None:
        """Blank the words and files of the events of a request whose person is forgotten."""


class Jobs(Protocol):
    """What is to be looked at later; the handler recomputes what is due."""

    def schedule(self, kind: str, key: str, due_at: datetime, subject: str) -> None:
        """Wake ``kind`` for ``subject`` at a moment; the same kind and key is moved."""

    def cancel(self, kind: str, key: str) -> None:
        """Forget a job that has not run."""


class Audit(Protocol):
    """Who saw or changed what: references only, never personal text."""

    def record(self, actor: str | None, action: str, subject: str, at: datetime) -> None:
        """Append a row."""


class WorkingCalendar(Protocol):
    """Which days are worked (weekends, holidays and make-up workdays considered)."""

    def is_workday(self, day: date) -> bool:
        """Tell whether a day is worked."""


class GridLookup(Protocol):
    """From a point to the grid it lies in, and from an estate to its grids."""

    def grid_at(self, point: Point) -> str | None:
        """Return the code of the grid that holds a point, or None outside all grids."""

    def grid_of_building(self, estate: str, building: str | None, area: str) -> str | None:
        """Return the grid of an estate's building, the estate looked for in this area."""

    def place_named(self, estate: str, area: str) -> Point | None:
        """Return where an estate lies."""


class Ids(Protocol):
    """Makes ids and the random part of request numbers."""

    def new(self) -> str:
        """Return a new time-ordered id."""

    def digits(self, count: int) -> str:
        """Return random digits."""


def place_in(area: Area, text: str = "") -> Place:
    """Return the place that is an area as a whole."""
    return Place(area=area.code, path=area.path, text=text)
