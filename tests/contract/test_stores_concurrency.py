"""What holds when several threads, replicas or processes work on one database at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from threading import Barrier, BrokenBarrierError, Event

import pytest
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.errors import BusyError
from storage.repositories.outbox import OutboxRow
from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON, person, request, ticket
from tickets.errors import UnknownRecordError
from tickets.people import Identity, Person

MINUTE = timedelta(minutes=1)
PATIENCE = 20.0

Opening = Callable[[], Database]


def put(work: UnitOfWork, message_id: str, person_id: str = "p1") -> None:
    work.outbox.put(
        message_id,
        person_id,
        "body",
        importance="normal",
        answers=None,
        not_before=None,
        expires_at=None,
    )


def claim_event(work: UnitOfWork, event_id: str) -> bool:
    return work.inbox.claim("web", "", event_id, NOON)


def messages_of(work: UnitOfWork, person_id: str) -> Sequence[OutboxRow]:
    return work.outbox.after(person_id, 0, 100)


def results(futures: list[Future[bool]]) -> list[bool]:
    return [future.result(PATIENCE) for future in futures]


def test_an_event_that_reaches_two_replicas_at_once_is_handled_once(open_again: Opening) -> None:
    replicas = [open_again(), open_again()]
    for number in range(20):
        claims = [
            replica.write(partial(claim_event, event_id=f"e{number}")) for replica in replicas
        ]
        assert sorted(results(claims)) == [False, True]


def test_a_claim_whose_transaction_failed_leaves_the_event_to_another(database: Database) -> None:
    def claim_and_fail(work: UnitOfWork) -> bool:
        assert work.inbox.claim("web", "", "e1", NOON)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.run_write(claim_and_fail)
    assert database.run_write(lambda work: work.inbox.claim("web", "", "e1", NOON))


def test_messages_of_many_threads_are_numbered_without_gaps(open_again: Opening) -> None:
    replicas = [open_again(), open_again()]
    replicas[0].run_write(lambda work: work.people.add(person()))
    puts = [
        replica.write(partial(put, message_id=f"{side}-{number}"))
        for number in range(30)
        for side, replica in enumerate(replicas)
    ]
    for future in puts:
        future.result(PATIENCE)
    rows = replicas[0].run_read(lambda work: work.outbox.after("p1", 0, 100))
    assert [row.seq for row in rows] == list(range(1, 61))


def test_a_job_is_claimed_by_one_replica(open_again: Opening) -> None:
    replicas = [open_again(), open_again()]

    def schedule(work: UnitOfWork) -> None:
        for number in range(20):
            work.jobs.schedule("clock", f"t{number}", NOON, "x")

    replicas[0].run_write(schedule)
    claims = [
        replica.write(lambda work: work.jobs.claim_due(NOON, 5, MINUTE))
        for _ in range(4)
        for replica in replicas
    ]
    claimed = [job.key for future in claims for job in future.result(PATIENCE)]
    assert sorted(claimed) == sorted(f"t{number}" for number in range(20))


def test_a_new_person_who_writes_twice_at_once_is_made_once(open_again: Opening) -> None:
    replicas = [open_again(), open_again()]

    def arrive(work: UnitOfWork, name: str) -> bool:
        if work.people.find_by_identity("web", "", "42") is not None:
            return False
        work.people.add(person(name))
        identity = Identity(name, "web", "", "42", reachable=True, last_used_at=NOON)
        work.people.save_identity(identity)
        return True

    arrivals = [
        replica.write(partial(arrive, name=f"p{number}-{side}"))
        for number in range(5)
        for side, replica in enumerate(replicas)
    ]
    assert results(arrivals).count(True) == 1


def test_what_two_replicas_change_of_one_person_is_both_kept(open_again: Opening) -> None:
    replicas = [open_again(), open_again()]
    identity = Identity("p1", "web", "", "42", reachable=True, last_used_at=NOON)
    replicas[0].run_write(lambda work: work.people.add(person()))
    replicas[0].run_write(lambda work: work.people.save_identity(identity))
    both_have_read = Barrier(2)

    def change(work: UnitOfWork, how: Callable[[Person], Person]) -> None:
        work.people.find_by_identity("web", "", "42")
        with suppress(BrokenBarrierError):  # SQLite has one writer: the other cannot come here
            both_have_read.wait(1)
        work.people.save_identity(identity)
        work.people.save(how(work.people.get("p1")))

    changes = [
        replicas[0].write(lambda work: change(work, lambda one: replace(one, phone="138"))),
        replicas[1].write(lambda work: change(work, lambda one: replace(one, language="en"))),
    ]
    for future in changes:
        future.result(PATIENCE)
    now = replicas[0].run_read(lambda work: work.people.get("p1"))
    assert (now.phone, now.language) == ("138", "en")


def test_a_conversation_is_locked_from_its_first_message_on(open_again: Opening) -> None:
    replicas = [open_again(), open_again()]
    replicas[0].run_write(lambda work: work.people.add(person()))

    def count_up(work: UnitOfWork) -> None:
        before = work.sessions.load("web::1:1")
        work.sessions.save("web::1:1", "p1", str(int(before or "0") + 1))

    turns = [replica.write(count_up) for _ in range(20) for replica in replicas]
    for turn in turns:
        turn.result(PATIENCE)
    assert replicas[0].run_write(lambda work: work.sessions.load("web::1:1")) == "40"


def test_a_ticket_loaded_for_update_is_changed_by_one_at_a_time(open_again: Opening) -> None:
    replicas = [open_again(), open_again()]
    replicas[0].run_write(lambda work: work.tickets.add(ticket()))

    def count_up(work: UnitOfWork) -> None:
        found = work.tickets.get_for_update("t1")
        changed = type(found)(found.id, found.status, found.place, NOON, cycle=found.cycle + 1)
        work.tickets.save(changed)

    turns = [replica.write(count_up) for _ in range(20) for replica in replicas]
    for turn in turns:
        turn.result(PATIENCE)
    assert replicas[0].run_read(lambda work: work.tickets.get("t1")).cycle == 41


def test_two_transactions_that_block_each_other_both_get_done(open_again: Opening) -> None:
    replicas = [open_again(), open_again()]
    replicas[0].run_write(lambda work: work.people.add(person("p1")))
    replicas[0].run_write(lambda work: work.people.add(person("p2")))
    both_hold_one = Barrier(2)

    def turn(work: UnitOfWork, first: str, second: str) -> None:
        # The error boundary of a turn must not hide that the other one won.
        with suppress(Exception), work.savepoint():
            put(work, f"{first}-{second}-1", first)
            # Broken by the one writer of SQLite, and by the second run of who lost.
            with suppress(BrokenBarrierError):
                both_hold_one.wait(0.5)
            put(work, f"{first}-{second}-2", second)

    turns = [
        replicas[0].write(lambda work: turn(work, "p1", "p2")),
        replicas[1].write(lambda work: turn(work, "p2", "p1")),
    ]
    for future in turns:
        future.result(PATIENCE)
    for name in ("p1", "p2"):
        rows = replicas[0].run_read(partial(messages_of, person_id=name))
        assert [row.seq for row in rows] == [1, 2]


def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    writing, done = Event(), Event()

    def write(work: UnitOfWork) -> None:
        work.meta.set("key", "new")
        writing.set()
        assert done.wait(PATIENCE)

    pending = database.write(write)
    assert writing.wait(PATIENCE)
    assert database.read(lambda work: work.meta.get("key")).result(PATIENCE) is None
    done.set()
    pending.result(PATIENCE)
    assert database.run_read(lambda work: work.meta.get("key")) == "new"


def test_a_read_cannot_write(database: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)read-?only"):
        database.run_read(lambda work: work.meta.set("key", "value"))


def test_what_raises_stores_nothing_and_its_waiter_hears_it(database: Database) -> None:
    def fail(work: UnitOfWork) -> None:
        work.meta.set("key", "value")
        raise UnknownRecordError("gone")

    with pytest.raises(UnknownRecordError):
        database.run_write(fail)
    assert database.run_read(lambda work: work.meta.get("key")) is None


def test_listeners_hear_of_each_commit_and_of_no_failure(database: Database) -> None:
    heard: list[str] = []
    database.on_commit(lambda: heard.append("commit"))
    database.run_write(lambda work: work.meta.set("key", "value"))
    database.run_read(lambda work: work.meta.get("key"))
    database.close()
    assert heard == ["commit"]


def test_a_closed_database_finishes_what_waits_and_refuses_the_rest(database: Database) -> None:
    pending = [database.write(partial(claim_event, event_id=f"e{number}")) for number in range(10)]
    database.close()
    assert all(future.done() for future in pending)
    with pytest.raises(BusyError):
        database.write(lambda work: work.meta.set("key", "value"))
    with pytest.raises(BusyError):
        database.read(lambda work: work.meta.get("key"))
    database.close()


def test_who_hides_an_error_of_the_database_does_not_store_halves(database: Database) -> None:
    def hide(work: UnitOfWork) -> None:
        with work.savepoint():
            work.meta.set("before", "value")
            with suppress(IntegrityError):
                work.requests.add(request("r1", ticket_id="gone"))

    failure = database.write(hide).exception(PATIENCE)
    stored = database.run_read(lambda work: work.meta.get("before"))
    assert (stored is None) == (failure is not None)
    database.run_write(lambda work: work.meta.set("after", "value"))
