"""Pruning: sizes stay flat, nothing undelivered goes, one replica does it."""

from __future__ import annotations

import asyncio
import os
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.pruning import PRUNE_EVERY, keep_pruning, prune, prune_in_turn
from bot.wiring import Application
from tests.support.clock import HandClock
from tests.support.driver_direct import DirectTown

TABLES = ("inbox", "offers", "outbox", "sessions", "media")
FORTNIGHT = timedelta(days=14)


def sizes(application: Application) -> list[int]:
    """Count the rows of what is pruned."""
    return application.database.run_read(
        lambda uow: [
            uow.connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608 - names of our own
            for table in TABLES
        ]
    )


def test_sizes_stay_flat_however_long_people_talk(town: DirectTown) -> None:
    measured = []
    for fortnight in range(6):
        resident = town.person("resident:demo")
        visitor = town.person(f"visitor of fortnight {fortnight}")
        for _ in range(40):
            resident.says("帮助")
        visitor.says("帮助")
        town.waits(FORTNIGHT)
        prune(town.application)
        measured.append(sizes(town.application))
    assert measured[3] == measured[4] == measured[5]


def test_a_page_that_comes_back_still_shows_the_last_messages(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    for _ in range(60):
        resident.says("帮助")
    town.waits(FORTNIGHT)
    assert prune(town.application).messages > 0
    again = town.person("resident:demo").seat.collect()
    assert len(again) == 50


def test_pruning_twice_finds_nothing_more(town: DirectTown) -> None:
    town.person("resident:demo").says("帮助")
    town.waits(timedelta(days=40))
    assert prune(town.application).total > 0
    assert prune(town.application).total == 0


def test_one_of_all_replicas_prunes_every_six_hours(
    application: Application, clock: HandClock
) -> None:
    assert prune_in_turn(application) is not None
    assert prune_in_turn(application) is None
    clock.forward(PRUNE_EVERY)
    assert prune_in_turn(application) is not None


def test_bytes_that_no_row_names_are_swept_after_a_day(
    application: Application, clock: HandClock
) -> None:
    named, orphan, fresh = (application.media.put(data) for data in (b"named", b"old", b"new"))
    folder = application.settings.data / "media"
    now = clock.now().timestamp()
    for name, age in ((named, 90_000), (orphan, 90_000), (fresh, 3_600)):
        os.utime(folder / name[:2] / name, (now - age, now - age))
    owner = _somebody(application)
    application.database.run_write(
        lambda uow: uow.media.add_stored("m1", owner, "photo", "", 1, named)
    )
    assert prune(application).files == 1
    assert {application.media.get(name) for name in (named, fresh)} == {b"named", b"new"}
    with pytest.raises(FileNotFoundError):
        application.media.get(orphan)


def _somebody(application: Application) -> str:
    found = application.database.run_read(
        lambda uow: uow.people.find_by_identity("console", "local", "resident:demo")
    )
    assert found is not None
    return found.id


async def test_the_server_prunes_by_itself(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.pruning.FIRST_AFTER", 0.0)
    loop, committed = asyncio.get_running_loop(), asyncio.Event()
    application.database.on_commit(lambda: loop.call_soon_threadsafe(committed.set))
    pruning = asyncio.create_task(keep_pruning(application))
    async with asyncio.timeout(10):
        await committed.wait()
    pruning.cancel()
    assert await asyncio.to_thread(prune_in_turn, application) is None
