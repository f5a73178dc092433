"""A small town for unit tests of the domain: two communities, staff, a few matters, a clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from tests.support.ledger import (
    LedgerOfAreas,
    LedgerOfAudit,
    LedgerOfDoors,
    LedgerOfEvents,
    LedgerOfJobs,
    LedgerOfMatters,
    LedgerOfRequests,
    LedgerOfTickets,
    NoGrids,
)
from tests.support.ledger_of_broadcasts import LedgerOfBroadcasts
from tests.support.ledger_of_people import LedgerOfInvitations, LedgerOfPeople
from tests.support.ledger_of_whistles import LedgerOfWhistles
from tickets.clocks import WorkingHours
from tickets.model import HandlerKind, Matter, Office, Request, Ticket, TimeClass
from tickets.people import Actor, Area, AreaKind, Assignment, Person, Place, Role
from tickets.usecases.file_request import Filed, Report, file_request
from tickets.work import Work

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE).astimezone(UTC)
HOURS = WorkingHours(ZONE)

AREAS = (
    ("city", AreaKind.CITY, None),
    ("district", AreaKind.DISTRICT, "city"),
    ("street", AreaKind.STREET, "district"),
    ("east", AreaKind.COMMUNITY, "street"),
    ("west", AreaKind.COMMUNITY, "street"),
    ("east-1", AreaKind.GRID, "east"),
    ("east-2", AreaKind.GRID, "east"),
    ("west-1", AreaKind.GRID, "west"),
)
MATTERS = (
    ("01-001", HandlerKind.GRID, "grid", TimeClass.GENERAL, False),
    ("02-001", HandlerKind.OFFICE, "lighting", TimeClass.GENERAL, True),
    ("05-001", HandlerKind.PROPERTY, "property", TimeClass.GENERAL, False),
    ("06-001", HandlerKind.OFFICE, "lighting", TimeClass.COMPLEX, False),
    ("07-001", HandlerKind.OFFICE, "water", TimeClass.UTILITY, False),
    ("15-001", HandlerKind.GRID, "grid", TimeClass.EMERGENCY, False),
)


class PlainCalendar:
    """Monday to Friday are worked, but for the holidays; make-up days are worked."""

    def __init__(self, holidays: Iterable[date] = (), made_up: Iterable[date] = ()) -> None:
        self.holidays = frozenset(holidays)
        self.made_up = frozenset(made_up)

    def is_workday(self, day: date) -> bool:
        """Tell whether a day is worked."""
        return day in self.made_up or (day.weekday() < 5 and day not in self.holidays)


class CountingIds:
    """Ids that count, and digits that count."""

    def __init__(self) -> None:
        self._ids = count(1)
        self._digits = count(1)

    def new(self) -> str:
        """Return the next id."""
        return f"id-{next(self._ids):06d}"

    def digits(self, count: int) -> str:
        """Return the next digits."""
        return f"{next(self._digits):0{count}d}"[-count:]


@dataclass
class Town:
    """The town with its people; ``now`` moves when a test says so."""

    now: datetime = MONDAY
    people: LedgerOfPeople = field(default_factory=LedgerOfPeople)
    invitations: LedgerOfInvitations = field(default_factory=LedgerOfInvitations)
    areas: LedgerOfAreas = field(default_factory=LedgerOfAreas)
    matters: LedgerOfMatters = field(default_factory=LedgerOfMatters)
    tickets: LedgerOfTickets = field(default_factory=LedgerOfTickets)
    requests: LedgerOfRequests = field(default_factory=LedgerOfRequests)
    events: LedgerOfEvents = field(default_factory=LedgerOfEvents)
    jobs: LedgerOfJobs = field(default_factory=LedgerOfJobs)
    audit: LedgerOfAudit = field(default_factory=LedgerOfAudit)
    doors: LedgerOfDoors = field(default_factory=LedgerOfDoors)
    broadcasts: LedgerOfBroadcasts = field(default_factory=LedgerOfBroadcasts)
    whistles: LedgerOfWhistles = field(default_factory=LedgerOfWhistles)
    calendar: PlainCalendar = field(default_factory=PlainCalendar)
    ids: CountingIds = field(default_factory=CountingIds)

    def __post_init__(self) -> None:
        for code, kind, parent in AREAS:
            above = self.areas.rows[parent].path if parent is not None else ""
            self.areas.rows[code] = Area(code, kind, code, parent, f"{above}{code}/")
        for matter_id, handler, office, time_class, proof in MATTERS:
            self.matters.rows[matter_id] = Matter(
                matter_id, matter_id[:2], matter_id, matter_id, "", handler, office, (),
                time_class, proof,
            )  # fmt: skip
            self.matters.offices[office] = Office(office, office, office, "department")

    @property
    def work(self) -> Work:
        """The work of a new transaction at this moment."""
        return Work(
            now=self.now,
            people=self.people,
            invitations=self.invitations,
            areas=self.areas,
            matters=self.matters,
            tickets=self.tickets,
            requests=self.requests,
            events=self.events,
            jobs=self.jobs,
            audit=self.audit,
            doors=self.doors,
            broadcasts=self.broadcasts,
            whistles=self.whistles,
            calendar=self.calendar,
            hours=HOURS,
            grids=NoGrids(),
            ids=self.ids,
        )

    def passes(self, span: timedelta) -> None:
        """Let time pass."""
        self.now += span

    def person(self, name: str) -> Person:
        """Return the person of this name, new if there is none; the name is the id."""
        if name not in self.people.persons:
            self.people.add(Person(name, name, "zh-CN", self.now))
        return self.people.get(name)

    def appoint(self, name: str, role: Role, area: str, office: str | None = None) -> Actor:
        """Give a person a role."""
        self.person(name)
        path = self.areas.rows[area].path
        assignment = Assignment(
            self.ids.new(), name, role, area, path, office, self.now - timedelta(days=1)
        )
        self.people.assign(assignment)
        return self.actor(name)

    def actor(self, name: str) -> Actor:
        """Return a person with their roles now."""
        return self.work.actor(self.person(name))

    def place(self, area: str = "east-1") -> Place:
        """Return an area as a place."""
        return Place(area, self.areas.rows[area].path)

    def reports(
        self,
        name: str,
        matter: str | None = "01-001",
        area: str = "east-1",
        *,
        urgent: bool = False,
    ) -> Filed:
        """File a report."""
        report = Report("路灯坏了", self.place(area), matter, urgent=urgent)
        return file_request(self.work, self.actor(name), report)

    def ticket(self, filed: Filed) -> Ticket:
        """Return a filed ticket as it stands."""
        return self.tickets.get(filed.ticket.id)

    def request(self, filed: Filed) -> Request:
        """Return a filed request as it stands."""
        return self.requests.get(filed.request.id)

    def with_phone(self, name: str, phone: str) -> Person:
        """Give a person a phone."""
        self.people.save(replace(self.person(name), phone=phone))
        return self.person(name)


def staffed_town() -> Town:
    """Return a town with a worker a grid, a leader, admins and a lighting office."""
    town = Town()
    town.appoint("worker", Role.WORKER, "east-1")
    town.appoint("worker-2", Role.WORKER, "east-2")
    town.appoint("leader", Role.LEADER, "east")
    town.appoint("community", Role.COMMUNITY_ADMIN, "east")
    town.appoint("community-west", Role.COMMUNITY_ADMIN, "west")
    town.appoint("street", Role.STREET_ADMIN, "street")
    town.appoint("city-admin", Role.CITY_ADMIN, "city")
    town.appoint("lamps", Role.OFFICE, "district", "lighting")
    return town
