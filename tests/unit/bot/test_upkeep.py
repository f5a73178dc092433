"""Sealing and purging."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest

from bot.upkeep import Purged, keep_sealing, purge, seal_audit
from bot.wiring import Application, open_application
from tests.support.city import copy_city, settings_in
from tests.support.clock import HandClock
from tests.support.driver_direct import DirectTown
from tests.support.photos import jpeg


@pytest.fixture
def clock() -> HandClock:
    """Return the clock of the city."""
    return HandClock()


@pytest.fixture
def application(city: Path, tmp_path: Path, clock: HandClock) -> Iterator[Application]:
    """Return an application over a fresh city."""
    copy_city(city, tmp_path)
    with closing(open_application(settings_in(tmp_path), clock)) as opened:
        yield opened


def look(application: Application) -> None:
    """Have a row written to the audit."""
    application.database.run_write(lambda uow: uow.audit.record(None, "look", "t1", uow.now))


def unsealed(application: Application) -> int:
    """Count the rows that no seal covers."""
    return application.database.run_read(lambda uow: uow.seals.verify()).unsealed


def test_rows_are_sealed_once_they_are_old_enough(
    application: Application, clock: HandClock
) -> None:
    look(application)
    assert seal_audit(application) == 0
    clock.forward(timedelta(minutes=6))
    assert seal_audit(application) == 1
    assert unsealed(application) == 0


async def test_the_server_seals_by_itself(application: Application, clock: HandClock) -> None:
    look(application)
    clock.forward(timedelta(minutes=6))
    committed = asyncio.Event()
    loop = asyncio.get_running_loop()

    def tell() -> None:
        loop.call_soon_threadsafe(committed.set)

    application.database.on_commit(tell)
    sealing = asyncio.create_task(keep_sealing(application))
    async with asyncio.timeout(10):
        await committed.wait()
    assert await asyncio.to_thread(unsealed, application) == 0
    sealing.cancel()
    with suppress(asyncio.CancelledError):
        await sealing


def test_what_ended_two_years_ago_loses_its_words_and_files(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    resident.seat.send_photo(jpeg(), "楼道里堆满了杂物没人管")
    resident.seat.collect()
    resident.says("1")
    resident.says("撤回")
    application = town.application
    application.database.run_write(
        lambda uow: uow.connection.exec_driver_sql("UPDATE tickets SET closed_at = opened_at")
    )
    assert purge(application) == Purged(0, 0, 0, 0)
    town.clock.forward(timedelta(days=731))
    purged = purge(application)
    assert (purged.requests, purged.files) == (1, 1)
    assert purged.messages > 0
    assert purged.traces > 0
    assert purge(application) == Purged(0, 0, 0, 0)


def test_what_was_learned_two_years_ago_is_unlearned(
    application: Application, clock: HandClock
) -> None:
    application.database.run_write(
        lambda uow: uow.lessons.add("02-040", "路灯坏了", "p", uow.now, "370600/")
    )
    clock.forward(timedelta(days=700))
    purge(application)
    assert application.database.run_read(lambda uow: uow.lessons.last()) == 1
    clock.forward(timedelta(days=31))
    purge(application)
    assert application.database.run_read(lambda uow: uow.lessons.last()) == 0


def test_the_bytes_of_purged_files_are_gone(application: Application, clock: HandClock) -> None:
    sha256 = application.media.put(jpeg().content)
    application.write(
        lambda transaction: transaction.files.add_stored("m1", None, "photo", "", 1, sha256)
    ).result()
    clock.forward(timedelta(days=2))
    assert purge(application).files == 1
    with pytest.raises(FileNotFoundError):
        application.media.get(sha256)
