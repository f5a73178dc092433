"""What the domain is promised of tickets, requests, events and audit, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from storage.repositories.tickets import PAGE
from storage.tables.upkeep import audit
from storage.unit_of_work import UnitOfWork
from tests.contract.records import (
    COMMUNITY,
    EXACT,
    GRID_2,
    NOON,
    OTHER_STREET,
    event,
    person,
    request,
    ticket,
)
from tickets.chunks import CHUNK
from tickets.errors import UnknownRecordError
from tickets.events import Reason
from tickets.model import Origin, Ticket, TimeClass, Verdict
from tickets.people import Place
from tickets.status import OPEN, Action, Status

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FULL = Ticket(
    id="t1",
    status=Status.CLOSED,
    place=EXACT,
    opened_at=NOON,
    matter_id="05-017",
    list_version=3,
    time_class=TimeClass.UTILITY,
    office="water",
    assignee="p9",
    urgent=True,
    private=True,
    cycle=2,
    revision=7,
    respond_due=NOON + HOUR,
    resolve_due=NOON + 2 * HOUR,
    resolved_at=NOON + 3 * HOUR,
    closed_at=NOON + 4 * HOUR,
)


def add_tickets(work: UnitOfWork, *tickets: Ticket) -> None:
    for each in tickets:
        work.tickets.add(each)


def ids(found: object) -> list[str]:
    assert isinstance(found, list)
    return [each.id for each in found]


def test_a_ticket_comes_back_as_stored(work: UnitOfWork) -> None:
    bare = ticket("t2", Place(area="C", path="C/"))
    add_tickets(work, FULL, bare)
    assert work.tickets.get("t1") == FULL
    assert work.tickets.get("t2") == bare


def test_a_changed_ticket_comes_back_changed(work: UnitOfWork) -> None:
    add_tickets(work, ticket("t1", GRID_2), ticket("t2"))
    work.tickets.save(FULL)
    assert work.tickets.get_for_update("t1") == FULL
    assert work.tickets.get("t2") == ticket("t2")


def test_an_unknown_ticket_is_refused(work: UnitOfWork) -> None:
    with pytest.raises(UnknownRecordError):
        work.tickets.get("t1")
    with pytest.raises(UnknownRecordError):
        work.tickets.get_for_update("t1")


def test_an_assignee_sees_the_next_deadline_first(work: UnitOfWork) -> None:
    mine = replace(ticket(), assignee="p1")
    add_tickets(
        work,
        replace(mine, id="none"),
        replace(mine, id="late", resolve_due=NOON + 3 * HOUR),
        replace(mine, id="soon", respond_due=NOON + HOUR, resolve_due=NOON + 9 * HOUR),
        replace(mine, id="closed", status=Status.CLOSED),
        replace(mine, id="foreign", assignee="p2"),
    )
    assert ids(work.tickets.of_assignee("p1", OPEN)) == ["soon", "late", "none"]


def test_lists_of_tickets_end_after_fifty(work: UnitOfWork) -> None:
    mine = replace(ticket(), assignee="p1", office="water")
    add_tickets(work, *(replace(mine, id=f"t{n}") for n in range(PAGE + 1)))
    assert len(work.tickets.of_assignee("p1", OPEN)) == PAGE
    assert len(work.tickets.of_office("water", COMMUNITY, OPEN)) == PAGE
    assert len(work.tickets.within(COMMUNITY, OPEN)) == PAGE


def test_an_office_sees_its_tickets_within_an_area(work: UnitOfWork) -> None:
    add_tickets(
        work,
        replace(ticket("mine"), office="water"),
        replace(ticket("outside", OTHER_STREET), office="water"),
        replace(ticket("foreign"), office="gas"),
        replace(ticket("done"), office="water", status=Status.RESOLVED),
    )
    assert ids(work.tickets.of_office("water", "C/D/S/", OPEN)) == ["mine"]


def test_an_area_holds_the_tickets_at_it_and_below(work: UnitOfWork) -> None:
    at = Place(area="K", path=COMMUNITY)
    above = Place(area="S", path="C/D/S/")
    add_tickets(
        work,
        ticket("below"),
        ticket("at", at),
        ticket("above", above),
        ticket("beside", OTHER_STREET),
    )
    assert ids(work.tickets.within(COMMUNITY, OPEN)) == ["at", "below"]


def test_no_status_finds_no_ticket(work: UnitOfWork) -> None:
    add_tickets(work, ticket())
    assert work.tickets.within(COMMUNITY, ()) == []


def test_opened_within_includes_its_start_and_not_its_end(work: UnitOfWork) -> None:
    add_tickets(
        work,
        ticket("before", opened_at=NOON - HOUR),
        ticket("start", opened_at=NOON),
        ticket("end", opened_at=NOON + HOUR),
        ticket("beside", OTHER_STREET, opened_at=NOON),
    )
    assert ids(list(work.tickets.opened_within(COMMUNITY, NOON, NOON + HOUR))) == ["start"]
    assert work.tickets.count_opened(COMMUNITY, NOON, NOON + HOUR, 9) == 1


def test_all_tickets_of_a_time_come_once_and_in_order_however_many(work: UnitOfWork) -> None:
    moments = [NOON + (number % 7) * HOUR for number in range(2 * CHUNK + 5)]
    made = [ticket(f"t{n:05}", opened_at=moment) for n, moment in enumerate(moments)]
    add_tickets(work, *made)
    found = list(work.tickets.opened_within(COMMUNITY, NOON, NOON + DAY))
    assert found == sorted(made, key=lambda t: (t.opened_at, t.id))


def test_counting_goes_no_further_than_it_must(work: UnitOfWork) -> None:
    add_tickets(work, *(ticket(f"t{number}") for number in range(5)))
    assert [work.tickets.count_opened(COMMUNITY, NOON, NOON + HOUR, most) for most in (4, 9)] == [
        4,
        5,
    ]


def test_what_somebody_has_resolved_since_is_counted(work: UnitOfWork) -> None:
    mine = replace(ticket(), assignee="p1", status=Status.RESOLVED, resolved_at=NOON)
    add_tickets(
        work,
        replace(mine, id="resolved"),
        replace(mine, id="closed", status=Status.CLOSED),
        replace(mine, id="earlier", resolved_at=NOON - HOUR),
        replace(mine, id="foreign", assignee="p2"),
        replace(mine, id="open", status=Status.ACCEPTED, resolved_at=None),
    )
    assert work.tickets.count_resolved("p1", NOON) == 2


def test_a_ticket_is_at_its_own_area_and_at_none_around_it(work: UnitOfWork) -> None:
    add_tickets(work, replace(ticket(), status=Status.WITHDRAWN))
    assert work.tickets.any_at(EXACT.path)
    assert not work.tickets.any_at(COMMUNITY)


def test_similar_tickets_are_open_or_lately_closed_newest_first(work: UnitOfWork) -> None:
    lift = replace(ticket(), matter_id="05-017")
    ended = replace(lift, status=Status.CLOSED, closed_at=NOON)
    add_tickets(
        work,
        replace(lift, id="old", opened_at=NOON - HOUR),
        replace(lift, id="new", status=Status.RESOLVED),
        replace(ended, id="closed", opened_at=NOON - 2 * HOUR),
        replace(ended, id="long-closed", closed_at=NOON - HOUR),
        replace(ended, id="declined", status=Status.DECLINED),
        replace(ended, id="withdrawn", status=Status.WITHDRAWN),
        replace(lift, id="other-matter", matter_id="05-018"),
        replace(lift, id="beside", place=OTHER_STREET),
    )
    assert ids(work.tickets.similar("05-017", COMMUNITY, NOON)) == ["new", "old", "closed"]
    assert ids(work.tickets.similar("05-017", COMMUNITY, NOON, 2)) == ["new", "old"]


def test_the_newest_tickets_of_an_area_come_first(work: UnitOfWork) -> None:
    add_tickets(
        work,
        ticket("first", opened_at=NOON),
        replace(ticket("second", opened_at=NOON + HOUR), status=Status.CLOSED),
        ticket("third", opened_at=NOON + 2 * HOUR),
        ticket("before", opened_at=NOON - HOUR),
        ticket("beside", OTHER_STREET, opened_at=NOON),
    )
    assert ids(work.tickets.newest_within(COMMUNITY, NOON, 9)) == ["third", "second", "first"]
    assert ids(work.tickets.newest_within(COMMUNITY, NOON, 2)) == ["third", "second"]


def test_a_request_comes_back_as_stored(work: UnitOfWork) -> None:
    work.people.add(person())
    add_tickets(work, ticket())
    work.requests.add(request())
    assert work.requests.get("r1") == request()


def test_a_changed_request_comes_back_changed(work: UnitOfWork) -> None:
    work.people.add(person())
    add_tickets(work, ticket(), ticket("t2"))
    work.requests.add(request())
    changed = replace(
        request(),
        ticket_id="t2",
        text="",
        media=(),
        origin=Origin.INTAKE,
        anonymous=True,
        on_behalf_of="邻居",
        verdict=Verdict.CONFIRMED,
        rating=5,
        rating_comment="好",
        rated_at=NOON,
        withdrawn_at=NOON + HOUR,
    )
    work.requests.save(changed)
    assert work.requests.get("r1") == changed


def test_an_unknown_request_is_refused(work: UnitOfWork) -> None:
    with pytest.raises(UnknownRecordError):
        work.requests.get("r1")


def test_a_request_is_found_by_its_number(work: UnitOfWork) -> None:
    work.people.add(person())
    add_tickets(work, ticket())
    work.requests.add(replace(request(), number="26114820137"))
    assert work.requests.find_by_number("26114820137") is not None
    assert work.requests.find_by_number("26114820138") is None


def test_two_requests_cannot_share_a_number(work: UnitOfWork) -> None:
    work.people.add(person())
    add_tickets(work, ticket())
    work.requests.add(request("r1"))
    with pytest.raises(IntegrityError), work.savepoint():
        work.requests.add(replace(request("r2"), number="r1"))


def test_a_persons_requests_are_listed_newest_first(work: UnitOfWork) -> None:
    work.people.add(person("p1"))
    work.people.add(person("p2"))
    add_tickets(work, ticket())
    for number in range(3):
        made = NOON + number * HOUR
        work.requests.add(replace(request(f"r{number}"), created_at=made))
    work.requests.add(request("foreign", person_id="p2"))
    assert ids(work.requests.of_person("p1")) == ["r2", "r1", "r0"]
    assert ids(work.requests.of_person("p1", limit=1)) == ["r2"]


def test_a_tickets_requests_are_listed_oldest_first(work: UnitOfWork) -> None:
    work.people.add(person())
    add_tickets(work, ticket("t1"), ticket("t2"))
    work.requests.add(replace(request("late"), created_at=NOON + HOUR))
    work.requests.add(request("early"))
    work.requests.add(request("other", ticket_id="t2"))
    assert ids(work.requests.of_ticket("t1")) == ["early", "late"]


def test_requests_of_many_tickets_are_in_order_for_each(work: UnitOfWork) -> None:
    work.people.add(person())
    names = [f"t{number:04}" for number in range(CHUNK + 2)]
    add_tickets(work, *(ticket(name) for name in names))
    for name in names:
        work.requests.add(replace(request(f"{name}-late", name), created_at=NOON + HOUR))
        work.requests.add(request(f"{name}-soon", name))
    assert ids(work.requests.of_tickets(names[:-1])) == [
        f"{name}-{when}" for name in names[:-1] for when in ("soon", "late")
    ]
    assert work.requests.of_tickets([]) == []


def test_events_come_back_in_order_as_stored(work: UnitOfWork) -> None:
    add_tickets(work, ticket())
    full = replace(
        event("e1", revision=2),
        action=Action.TRANSFER,
        status=Status.DISPATCHED,
        cycle=2,
        actor="p1",
        reason=Reason.NOT_MINE,
        text="不归我管",
        media=("m1",),
        request_id="r1",
        to="p2",
    )
    work.events.append(full)
    work.events.append(event("e2", revision=1))
    assert work.events.of_ticket("t1") == [event("e2", revision=1), full]


def test_two_events_of_a_ticket_cannot_share_a_revision(work: UnitOfWork) -> None:
    add_tickets(work, ticket())
    work.events.append(event("e1"))
    with pytest.raises(IntegrityError), work.savepoint():
        work.events.append(event("e2"))


def test_events_of_many_tickets_are_in_order_for_each(work: UnitOfWork) -> None:
    names = [f"t{number:04}" for number in range(1_100)]
    add_tickets(work, *(ticket(name) for name in names))
    for name in names:
        for revision in (2, 1):
            work.events.append(event(f"{name}-{revision}", name, revision))
    found = work.events.of_tickets(names[:-1])
    assert [(each.ticket_id, each.revision) for each in found] == [
        (name, revision) for name in names[:-1] for revision in (1, 2)
    ]


def test_redacting_blanks_the_events_of_one_request_only(work: UnitOfWork) -> None:
    add_tickets(work, ticket())
    said = replace(event("e1"), text="电梯坏了", media=("m1",), request_id="r1")
    kept = replace(event("e2", revision=2), text="我也是", request_id="r2")
    work.events.append(said)
    work.events.append(kept)
    work.events.redact("r1")
    assert work.events.of_ticket("t1") == [replace(said, text="", media=()), kept]


def test_audit_rows_are_numbered_in_order(work: UnitOfWork) -> None:
    work.audit.record("p1", "reveal", "t1", NOON)
    work.audit.record(None, "close", "t1", NOON + HOUR)
    rows = work.connection.execute(select(audit).order_by(audit.c.number)).all()
    assert [(row.actor, row.action, row.subject, row.at) for row in rows] == [
        ("p1", "reveal", "t1", NOON),
        (None, "close", "t1", NOON + HOUR),
    ]
    assert rows[0].number < rows[1].number
