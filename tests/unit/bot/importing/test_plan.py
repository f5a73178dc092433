"""Imports are done as a whole and taken back as a whole."""

from __future__ import annotations

import pytest

from bot.importing.difference import Difference
from bot.importing.plan import Book, NothingToUndoError, Plan, carry_out, undo_last
from storage.books import AREAS, PLACES
from storage.database import Database
from storage.places import Road
from tickets.people import Area, AreaKind

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
