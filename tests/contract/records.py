"""Values to store, each with everything set that a row can hold."""

from __future__ import annotations

from datetime import UTC, datetime

from storage.area_rows import AreaRow
from tickets.events import Event
from tickets.model import Category, HandlerKind, Matter, Office, Request, Ticket, TimeClass
from tickets.people import AreaKind, Assignment, Person, Place, Point, Role
from tickets.status import Action, Status

NOON = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)

AREAS = (
    AreaRow("C", AreaKind.CITY, "烟台市", None),
    AreaRow("D", AreaKind.DISTRICT, "芝罘区", "C"),
    AreaRow("S", AreaKind.STREET, "毓璜顶街道", "D"),
    AreaRow("S2", AreaKind.STREET, "向阳街道", "D"),
    AreaRow("K", AreaKind.COMMUNITY, "毓璜顶东社区", "S"),
    AreaRow("G1", AreaKind.GRID, "第一网格", "K"),
    AreaRow("G2", AreaKind.GRID, "第二网格", "K"),
)
COMMUNITY = "C/D/S/K/"
GRID_1 = Place(area="G1", path="C/D/S/K/G1/")
GRID_2 = Place(area="G2", path="C/D/S/K/G2/")
OTHER_STREET = Place(area="S2", path="C/D/S2/")
EXACT = Place(
    area="G1",
    path="C/D/S/K/G1/",
    text="幸福小区3号楼2单元",
    estate="幸福小区",
    building="3",
    entrance="2",
    room="501",
    point=Point(37.5369, 121.3834),
)

CATEGORIES = (Category("01", "市容环卫", "Sanitation"), Category("05", "物业管理", "Property"))
OFFICES = (Office("grid", "社区网格", "Grid worker", "grid"),)


def matter(matter_id: str = "05-017", name: str = "电梯故障") -> Matter:
    """Return a matter."""
    return Matter(
        id=matter_id,
        category=matter_id[:2],
        name=name,
        name_en="Lift out of order",
        includes="困人、停运",
        handler=HandlerKind.PROPERTY,
        office="grid",
        helpers=("a", "b"),
        time_class=TimeClass.UTILITY,
        proof=True,
    )


def person(person_id: str = "p1", name: str = "王") -> Person:
    """Return a person with a home."""
    return Person(
        id=person_id,
        name=name,
        language="zh-CN",
        created_at=NOON,
        phone="000",
        home=EXACT,
        notice_version=2,
    )


def assignment(
    assignment_id: str,
    person_id: str,
    role: Role = Role.WORKER,
    place: Place = GRID_1,
    office: str | None = None,
    since: datetime = NOON,
) -> Assignment:
    """Return a role in an area without an end."""
    return Assignment(assignment_id, person_id, role, place.area, place.path, office, since)


def ticket(ticket_id: str = "t1", place: Place = EXACT, opened_at: datetime = NOON) -> Ticket:
    """Return a ticket that waits for triage."""
    return Ticket(id=ticket_id, status=Status.SUBMITTED, place=place, opened_at=opened_at)


def request(request_id: str = "r1", ticket_id: str = "t1", person_id: str = "p1") -> Request:
    """Return a request whose number is its id."""
    return Request(
        id=request_id,
        number=request_id,
        ticket_id=ticket_id,
        person_id=person_id,
        text="电梯坏了",
        media=("m1", "m2"),
        place=EXACT,
        created_at=NOON,
    )


def event(event_id: str, ticket_id: str = "t1", revision: int = 1) -> Event:
    """Return an event without anything optional."""
    return Event(
        id=event_id,
        ticket_id=ticket_id,
        revision=revision,
        at=NOON,
        action=Action.ADD,
        status=Status.SUBMITTED,
        cycle=1,
    )
