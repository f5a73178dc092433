"""More comes than the database takes: the rest is told to come again at once, and none is lost."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from threading import Event

import pytest

from bot.inbox import Inbox, Outcome
from bot.settings import Settings
from bot.wiring import Application
from handlers.incoming import Incoming, Kind
from storage.postgres_database import WRITERS, PostgresDatabase
from storage.sqlite_database import SqliteDatabase
from storage.unit_of_work import UnitOfWork
from tests.fault.wholeness import broken
from tests.support.clock import MONDAY_MORNING, HandClock

MOST_WAITING = 20
RESIDENTS = 60
PATIENCE = 30.0


@pytest.fixture
def application(settings: Settings) -> Iterator[Application]:
    """Open a city whose database lets few calls wait."""
    clock = HandClock()
    kind = SqliteDatabase if settings.url.startswith("sqlite") else PostgresDatabase
    opened = Application(settings, kind(settings.url, clock.now, MOST_WAITING), clock)
    yield opened
    opened.close()


def says(number: int) -> Incoming:
    """Return what a resident of a number says."""
    return Incoming(
        channel="test",
        account="one",
        event_id=f"e{number}",
        sender=f"resident {number}",
        conversation=f"resident {number}",
        kind=Kind.TEXT,
        sent_at=MONDAY_MORNING,
        text="帮助",
    )


class HoldUp:
    """Keeps every thread that writes busy until it is let go."""

    def __init__(self, application: Application) -> None:
        self._go_on = Event()
        threads = WRITERS if isinstance(application.database, PostgresDatabase) else 1
        self._started = [Event() for _ in range(threads)]
        self._held = [application.database.write(self._wait(one)) for one in self._started]
        for one in self._started:
            assert one.wait(PATIENCE)

    def let_go(self) -> None:
        """Let them go on."""
        self._go_on.set()
        for future in self._held:
            future.result(PATIENCE)

    def _wait(self, started: Event) -> Callable[[UnitOfWork], None]:
        def wait(_work: UnitOfWork) -> None:
            started.set()
            assert self._go_on.wait(PATIENCE)

        return wait


async def test_what_finds_no_room_is_refused_at_once_and_taken_later(
    application: Application,
) -> None:
    inbox, hold_up = Inbox(application), HoldUp(application)
    handling = [asyncio.create_task(inbox.handle(says(number))) for number in range(RESIDENTS)]
    await asyncio.wait(handling, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
    await asyncio.sleep(0)
    refused = [number for number, task in enumerate(handling) if task.done()]
    assert len(refused) >= RESIDENTS - MOST_WAITING
    assert {handling[number].result() for number in refused} == {Outcome.BUSY}

    await asyncio.to_thread(hold_up.let_go)
    outcomes = Counter(await asyncio.gather(*handling))
    assert outcomes == {Outcome.BUSY: len(refused), Outcome.HANDLED: RESIDENTS - len(refused)}

    for number in range(RESIDENTS):
        wanted = Outcome.HANDLED if number in refused else Outcome.DUPLICATE
        assert await inbox.handle(says(number)) is wanted
    assert application.database.run_read(broken) == []
