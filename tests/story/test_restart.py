"""A restart in the middle of a conversation is noticed by nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.story.scenes import CABLE, files_cable
from tests.support.city import copy_city, settings_in
from tests.support.clock import HandClock
from tests.support.driver_direct import DirectTown
from tests.support.photos import jpeg

Restart = Callable[[], DirectTown]


@pytest.fixture
def restart(city: Path, tmp_path: Path) -> Iterator[Restart]:
    """Return what ends the program, if it runs, and starts it (again)."""
    copy_city(city, tmp_path / "data")
    clock, running = HandClock(), list[DirectTown]()

    def start() -> DirectTown:
        for town in running:
            town.close()
        running[:] = [DirectTown(settings_in(tmp_path / "data"), clock)]
        return running[0]

    yield start
    for town in running:
        town.close()


def test_a_draft_and_its_buttons_outlive_a_restart(restart: Restart) -> None:
    restart().person("resident:demo").says(CABLE)
    resident = restart().person("resident:demo")
    resident.presses("飞线充电")
    resident.hears("已登记")


def test_a_question_outlives_a_restart(restart: Restart) -> None:
    town = restart()
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    files_cable(resident)
    worker.presses("接单")
    worker.presses("办结")
    worker = restart().person("worker:03")
    worker.sends_photo(jpeg())
    worker.hears("已办结")


def test_a_deadline_outlives_a_restart(restart: Restart) -> None:
    files_cable(restart().person("resident:demo"))
    town = restart()
    town.waits(timedelta(minutes=40))
    town.person("worker:03").hears("快到时限了")


def test_what_became_due_while_it_was_down_is_done_at_the_start(restart: Restart) -> None:
    town = restart()
    files_cable(town.person("resident:demo"))
    town.clock.forward(timedelta(hours=3))
    town = restart()
    town.do_due_jobs()
    town.person("leader:01").hears("已超时", "接单时限")
    town.person("admin:street").hears("已超时", "接单时限")
