"""Rows that an earlier version wrote are read by this one as they were meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from handlers.message import decode_message
from handlers.session import decode_session
from storage.migrating import migrate, revisions
from storage.opening import open_database
from storage.unit_of_work import UnitOfWork
from tests.contract.earlier_rows import write_rows
from tickets.people import Role
from tickets.status import Action, Status

AT = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)
HOME = "幸福小区3号楼"


def read_people(work: UnitOfWork) -> None:
    person = work.people.find_by_identity("webchat", "web", "x")
    assert person is not None
    assert (person.name, person.phone, person.created_at) == ("王", "13800138000", AT)
    assert person.home is not None
    assert person.home.text == HOME
    (identity,) = work.people.identities("p1")
    assert identity.reachable
    assert identity.last_used_at == AT


def read_assignments(work: UnitOfWork) -> None:
    (held,) = work.people.assignments("p1", AT)
    assert (held.role, held.area, held.since) == (Role.WORKER, "370602003004", AT)


def read_sessions(work: UnitOfWork) -> None:
    body = work.sessions.load("k")
    assert body is not None
    assert decode_session(body).waiting == "report.place"


def read_offers(work: UnitOfWork) -> None:
    offer = work.offers.find("o1")
    assert offer is not None
    assert (offer.person_id, offer.used, offer.expires_at) == ("p1", 0, AT)


def read_outbox(work: UnitOfWork) -> None:
    (row,) = work.outbox.latest("p1", 10)
    assert (row.seq, decode_message(row.body).text, row.created_at) == (1, "已登记", AT)


def read_inbox(work: UnitOfWork) -> None:
    assert not work.inbox.claim("webchat", "web", "e1", AT)


def read_jobs(work: UnitOfWork) -> None:
    (job,) = work.jobs.claim_due(AT, 10, timedelta(minutes=1))
    assert (job.kind, job.subject) == ("clock", "t1")


def read_media(work: UnitOfWork) -> None:
    row = work.media.get("f1")
    assert (row.mime, row.sha256, row.state) == ("image/jpeg", "h", "stored")


def read_audit(work: UnitOfWork) -> None:
    assert work.seals.seal(AT, AT) == 1
    assert work.seals.verify().broken == ()


def read_lessons(work: UnitOfWork) -> None:
    (lesson,) = work.lessons.after(0, 10)
    assert lesson.text == "电梯坏了"


def read_areas(work: UnitOfWork) -> None:
    assert work.areas.city().name == "烟台市"


def read_tickets(work: UnitOfWork) -> None:
    ticket = work.tickets.get("t1")
    assert (ticket.status, ticket.assignee, ticket.resolve_due) == (Status.DISPATCHED, "p1", AT)
    assert ticket.place.text == HOME


def read_requests(work: UnitOfWork) -> None:
    (request,) = work.requests.of_ticket("t1")
    assert (request.number, request.text) == ("26110000010", "电梯坏了")


def read_events(work: UnitOfWork) -> None:
    (happened,) = work.events.of_ticket("t1")
    assert (happened.action, happened.at) == (Action.FILE, AT)


READERS: dict[str, Callable[[UnitOfWork], None]] = {
    "people": read_people,
    "assignments": read_assignments,
    "sessions": read_sessions,
    "offers": read_offers,
    "outbox": read_outbox,
    "inbox": read_inbox,
    "jobs": read_jobs,
    "media": read_media,
    "audit": read_audit,
    "lessons": read_lessons,
    "areas": read_areas,
    "tickets": read_tickets,
    "requests": read_requests,
    "events": read_events,
}


@pytest.mark.parametrize("revision", revisions())
def test_what_a_revision_wrote_is_read_after_the_upgrade(revision: str, empty_url: str) -> None:
    database = open_database(empty_url)
    migrate(database.engine, revision)
    written = database.run_write(lambda work: write_rows(work.connection))
    migrate(database.engine)
    for table in sorted(written.intersection(READERS)):
        database.run_write(READERS[table])
    database.close()


def test_every_kind_of_row_is_written_and_read(empty_url: str) -> None:
    database = open_database(empty_url)
    migrate(database.engine, "0002")
    written = database.run_write(lambda work: write_rows(work.connection))
    database.close()
    assert set(READERS) <= written
