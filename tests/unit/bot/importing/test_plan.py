"""Imports are done as a whole and taken back as a whole."""

from __future__ import annotations

import pytest

from bot.importing.difference import Difference
from bot.importing.plan import (
    AreasInUseError,
    Book,
    NothingToUndoError,
    Plan,
    carry_out,
    undo_last,
)
from storage.books import AREAS, PLACES
from storage.database import Database
from storage.places import Road
from storage.unit_of_work import UnitOfWork
from tickets.people import Area, AreaKind, Assignment, Person, Role

CITY = Area("1", AreaKind.CITY, "新城", None, "1/")
ROADS = [Road(f"{number}号路", "1") for number in range(1201)]


def plan(*books: Book) -> Plan:
    """Plan to replace books."""
    return Plan(books, Difference((), (), ()))


def roads(database: Database) -> int:
    """Count the roads."""
    return database.run_read(lambda uow: len(uow.areas.places().roads))


def test_all_rows_are_counted_and_there_in_the_end(database: Database) -> None:
    counted: list[int] = []
    wanted = plan(Book(PLACES, ((), (), (), ROADS)))
    carry_out(database, wanted, counted.append)
    assert sum(counted) == wanted.size == 1201
    assert roads(database) == 1201


def test_nothing_is_seen_before_the_end(database: Database) -> None:
    before = roads(database)
    seen: list[int] = []
    carry_out(
        database, plan(Book(PLACES, ((), (), (), ROADS))), lambda _: seen.append(roads(database))
    )
    assert set(seen) == {before}


def test_books_that_were_imported_together_are_taken_back_together(database: Database) -> None:
    before = database.run_read(lambda uow: len(uow.areas.all()))
    wanted = plan(Book(AREAS, ([CITY],)), Book(PLACES, ((), (), (), ROADS)))
    carry_out(database, wanted, lambda _: None)
    assert database.run_read(lambda uow: len(uow.areas.all())) == 1
    assert undo_last(database) == (AREAS, PLACES)
    assert database.run_read(lambda uow: len(uow.areas.all())) == before
    assert roads(database) < 1201


def test_without_an_import_there_is_nothing_to_take_back(database: Database) -> None:
    with pytest.raises(NothingToUndoError):
        undo_last(database)


def test_imports_and_their_undoing_are_audited(database: Database) -> None:
    carry_out(database, plan(Book(PLACES, ((), (), (), ROADS))), lambda _: None)
    undo_last(database)
    rows = database.run_read(
        lambda uow: uow.connection.exec_driver_sql(
            "SELECT action, subject FROM audit ORDER BY number DESC LIMIT 2"
        ).all()
    )
    assert [tuple(row) for row in rows] == [("import-undo", "places 1"), ("import", "places 2")]


def test_areas_in_use_are_not_taken_back(database: Database) -> None:
    before = database.run_read(lambda uow: list(uow.areas.all()))
    new = Area("99", AreaKind.DISTRICT, "新区", "370600", "370600/99/")
    carry_out(database, plan(Book(AREAS, ([*before, new],))), lambda _: None)

    def settle(uow: UnitOfWork) -> None:
        uow.people.add(Person("p1", "李", "zh-CN", uow.now))
        uow.people.assign(
            Assignment("a1", "p1", Role.DISTRICT_ADMIN, "99", new.path, None, uow.now)
        )

    database.run_write(settle)
    with pytest.raises(AreasInUseError) as refused:
        undo_last(database)
    assert [fault.split()[2] for fault in refused.value.faults] == ["99"]
    assert database.run_read(lambda uow: uow.areas.find("99")) == new
    database.run_write(lambda uow: uow.people.end_assignment("a1", uow.now))
    assert undo_last(database) == (AREAS,)
