"""The demo city in a database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.importing.demo_city import NotADemoError, fill_demo
from bot.wiring import Application, open_application
from storage.unit_of_work import UnitOfWork
from tests.support.city import GRID, copy_city, settings_in
from tests.support.clock import HandClock
from tickets.people import Role


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """Return an application over the demo city."""
    folder = tmp_path_factory.mktemp("demo")
    with closing(open_application(settings_in(folder), HandClock())) as application:
        fill_demo(application)
        yield application


def test_the_whole_list_and_all_areas_are_there(demo: Application) -> None:
    counts = demo.database.run_read(lambda uow: (len(uow.matters.all()), len(uow.areas.all())))
    assert counts == (1326, 6695)


def test_every_matter_has_its_words(demo: Application) -> None:
    words = demo.database.run_read(lambda uow: {one.id for one in uow.books.matter_words()})
    assert words == demo.database.run_read(lambda uow: {one.id for one in uow.matters.all()})


def test_the_resident_lives_in_the_grid_of_worker_three(demo: Application) -> None:
    person = demo.read(
        lambda transaction: transaction.people.find_by_identity("console", "local", "resident:demo")
    ).result()
    workers = demo.database.run_read(lambda uow: uow.people.staff(Role.WORKER, GRID, uow.now))
    assert person is not None
    assert person.home is not None
    assert (person.home.area, person.home.estate) == (GRID, "幸福小区")
    assert [worker.name for worker in workers] == ["网格员 03"]


def test_filling_again_changes_nothing(demo: Application) -> None:
    before = demo.database.run_read(lambda uow: uow.books.current("list"))
    fill_demo(demo)
    assert demo.database.run_read(lambda uow: uow.books.current("list")) == before


def test_a_resident_who_had_themselves_forgotten_is_there_again(demo: Application) -> None:
    def forget(uow: UnitOfWork) -> str:
        person = uow.people.find_by_identity("console", "local", "resident:demo")
        assert person is not None
        uow.people.remove_identities(person.id)
        return person.id

    forgotten = demo.database.run_write(forget)
    fill_demo(demo)
    again = demo.database.run_read(
        lambda uow: uow.people.find_by_identity("console", "local", "resident:demo")
    )
    assert again is not None
    assert again.id != forgotten


def test_a_real_city_is_left_alone(city: Path, tmp_path: Path) -> None:
    copy_city(city, tmp_path)
    with (
        closing(open_application(settings_in(tmp_path), HandClock())) as application,
        pytest.raises(NotADemoError),
    ):
        fill_demo(application)
