"""PostgreSQL refuses in every way it knows: each event still has its effect, and has it once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import LiteralString

import psycopg
import pytest

from bot.inbox import Outcome
from bot.settings import Settings
from handlers.incoming import Kind
from tests.fault.wholeness import broken
from tests.story.scenes import CABLE, accepts, files_cable, finishes
from tests.support.clock import HandClock
from tests.support.driver_direct import DirectSeat, DirectTown

pytestmark = pytest.mark.postgres

MOST_CONNECTIONS = 200
FAILURES = 3

# A sequence counts on although its transaction is rolled back.
_FAULT: LiteralString = """
CREATE SEQUENCE faults;
CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF nextval('faults') <= {failures} THEN
        RAISE EXCEPTION 'injected' USING ERRCODE = '{code}';
    END IF;
    RETURN NULL;
END $$;
"""
_AT_WRITE: LiteralString = (
    "CREATE TRIGGER fault AFTER INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION fail()"
)
_AT_COMMIT: LiteralString = """
CREATE CONSTRAINT TRIGGER fault AFTER INSERT OR UPDATE ON {table}
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail()
"""


@pytest.fixture
def town(postgres_settings: Settings) -> Iterator[DirectTown]:
    """Return a city on PostgreSQL."""
    opened = DirectTown(postgres_settings, HandClock())
    yield opened
    opened.close()


def inject(settings: Settings, trigger: LiteralString, table: LiteralString, code: str) -> None:
    """Let the next writes to a table fail."""
    fault = _FAULT.replace("{failures}", str(FAILURES)).replace("{code}", code)
    with psycopg.connect(settings.url) as connection:
        connection.execute(fault.encode())
        connection.execute(trigger.replace("{table}", table).encode())


def check_whole(town: DirectTown) -> None:
    """Make sure that nothing is broken."""
    assert town.application.database.run_read(broken) == []


@pytest.mark.parametrize("code", ["40P01", "40001"], ids=["deadlock", "serialization failure"])
@pytest.mark.parametrize("table", ["inbox", "sessions", "tickets", "events", "outbox", "jobs"])
def test_who_loses_to_another_transaction_runs_again_unnoticed(
    table: LiteralString, code: str, town: DirectTown, postgres_settings: Settings
) -> None:
    inject(postgres_settings, _AT_WRITE, table, code)
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    files_cable(resident)
    accepts(worker)
    finishes(worker)
    resident.hears("办好了")
    for person in (resident, worker):
        person.hears_nothing_of("已登记")
    check_whole(town)


@pytest.mark.parametrize("code", ["40001", "40P01"])
def test_a_commit_that_loses_runs_again_unnoticed(
    code: str, town: DirectTown, postgres_settings: Settings
) -> None:
    inject(postgres_settings, _AT_COMMIT, "inbox", code)
    files_cable(town.person("resident:demo"))
    check_whole(town)


@pytest.mark.parametrize("code", ["53100", "58030", "XX000"], ids=["disk full", "I/O", "internal"])
def test_a_commit_that_fails_leaves_the_event_to_be_sent_again(
    code: str, town: DirectTown, postgres_settings: Settings
) -> None:
    inject(postgres_settings, _AT_COMMIT, "inbox", code)
    seat = DirectSeat(town.application, "resident:demo")
    outcomes = [send_again(seat) for _ in range(FAILURES + 2)]
    assert outcomes == [Outcome.BUSY] * FAILURES + [Outcome.HANDLED, Outcome.DUPLICATE]
    assert sum("我的理解" in heard.text for heard in seat.collect()) == 1
    check_whole(town)


def test_with_every_connection_taken_an_event_waits_and_is_not_lost(
    town: DirectTown, postgres_settings: Settings
) -> None:
    seat = DirectSeat(town.application, "resident:demo")
    town.application.database.engine.dispose()
    with ExitStack() as taken:
        take_all_connections(taken, postgres_settings.url)
        assert send_again(seat) is Outcome.BUSY
    assert send_again(seat) is Outcome.HANDLED
    assert sum("我的理解" in heard.text for heard in seat.collect()) == 1
    check_whole(town)


def take_all_connections(taken: ExitStack, url: str) -> None:
    """Open connections until the server takes no more."""
    for _ in range(MOST_CONNECTIONS + 1):
        try:
            taken.enter_context(psycopg.connect(url))
        except psycopg.OperationalError:
            return
    pytest.fail("the server takes any number of connections")


def send_again(seat: DirectSeat) -> Outcome:
    """Send the same event (again)."""
    return seat.send(Kind.TEXT, text=CABLE, event_id="the same")
