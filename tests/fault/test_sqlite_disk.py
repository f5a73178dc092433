"""SQLite's disk is full, read-only, or fails at the COMMIT: nothing is taken that is not kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from threading import Event

import pytest
from sqlalchemy.exc import IntegrityError

from bot.inbox import Outcome
from bot.settings import Settings
from handlers.incoming import Kind
from storage.unit_of_work import UnitOfWork
from tests.fault.wholeness import broken
from tests.story.scenes import CABLE, files_cable
from tests.support.clock import HandClock
from tests.support.driver_direct import DirectSeat, DirectTown

NO_LIMIT = 4_294_967_294  # pages
PATIENCE = 10.0
EVENTS = 200


@pytest.fixture
def town(sqlite_settings: Settings) -> Iterator[DirectTown]:
    """Return a city on SQLite."""
    opened = DirectTown(sqlite_settings, HandClock())
    yield opened
    opened.close()


def pragma(town: DirectTown, text: str) -> int:
    """Run a PRAGMA on the connection that writes, outside of a transaction."""
    connection = town.application.database.engine.raw_connection()
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA {text}")
    row = cursor.fetchone()
    cursor.close()
    connection.close()
    return 0 if row is None else int(row[0])


def say(seat: DirectSeat, number: int) -> Outcome:
    """Send the event of a number (again)."""
    return seat.send(Kind.TEXT, text=f"{CABLE}，第{number}次说", event_id=f"e{number}")


def fact(work: UnitOfWork, key: str) -> str | None:
    """Return a fact about the database."""
    return work.meta.get(key)


def check_whole(town: DirectTown) -> None:
    """Make sure that nothing is broken."""
    assert town.application.database.run_read(broken) == []


def test_a_full_disk_refuses_events_until_there_is_room_again(town: DirectTown) -> None:
    seat = DirectSeat(town.application, "resident:demo")
    pragma(town, f"max_page_count = {pragma(town, 'page_count') + 20}")
    outcomes = [say(seat, number) for number in range(EVENTS)]
    taken = outcomes.count(Outcome.HANDLED)
    assert 0 < taken < EVENTS
    assert set(outcomes) == {Outcome.HANDLED, Outcome.BUSY}
    assert outcomes[-1] is Outcome.BUSY
    check_whole(town)

    pragma(town, f"max_page_count = {NO_LIMIT}")
    again = [say(seat, number) for number in range(EVENTS)]
    assert again.count(Outcome.DUPLICATE) == taken
    assert again.count(Outcome.HANDLED) == EVENTS - taken
    check_whole(town)


def test_a_read_only_database_refuses_events_and_still_answers_reads(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    receipt = files_cable(resident)
    seat = DirectSeat(town.application, "resident:demo")
    pragma(town, "query_only = ON")
    assert say(seat, 1) is Outcome.BUSY
    assert any(heard.number == receipt.number for heard in seat.collect())
    pragma(town, "query_only = OFF")
    assert say(seat, 1) is Outcome.HANDLED
    check_whole(town)


def test_a_commit_that_fails_takes_its_whole_group_back(town: DirectTown) -> None:
    started, go_on = Event(), Event()

    def hold_up(_work: UnitOfWork) -> None:
        started.set()
        assert go_on.wait(PATIENCE)

    def spoil(work: UnitOfWork) -> None:
        """Leave a row to nobody, which SQLite finds at the COMMIT."""
        work.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        work.connection.exec_driver_sql(
            "INSERT INTO sessions (key, person_id, body) VALUES ('k', 'nobody', '{}')"
        )

    database, application = town.application.database, town.application
    database.write(hold_up)
    assert started.wait(PATIENCE)
    before = database.write(lambda work: work.meta.set("before", "value"))
    spoiled = database.write(spoil)
    after = application.write(lambda transaction: transaction.facts.set("after", "value"))
    go_on.set()
    for future in (before, spoiled, after):
        assert isinstance(future.exception(PATIENCE), IntegrityError)
    for key in ("before", "after"):
        assert database.run_read(partial(fact, key=key)) is None
    assert say(DirectSeat(application, "resident:demo"), 1) is Outcome.HANDLED
    check_whole(town)
