"""Replace a book (areas, places, the list, the calendar) as a whole, as its next version.

``import_…`` does it in one transaction. A long import beside a running server calls
``begin_version``, ``stage`` as often as it likes and ``switch``, each in a transaction of its
own: staged rows are invisible until the switch.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import fields
from enum import Enum
from typing import TypeAlias

from sqlalchemy import bindparam, func, insert, select, update

from storage.area_rows import AreaRow, with_paths
from storage.books import AREAS, CURRENT, LIST, PAST, PLACES, STAGED, UNDONE
from storage.calendar_days import CalendarDay
from storage.errors import ImportInvalidError
from storage.list_book import MatterWords
from storage.places import Building, Estate, Grid, Road
from storage.tables import city
from storage.unit_of_work import UnitOfWork
from tickets.model import Category, Matter, Office
from tickets.people import Area

BookRow: TypeAlias = (
    Area | Grid | Estate | Building | Road | Category | Office | Matter | MatterWords | CalendarDay
)

_V = city.versions.c
_BOOK = _V.book == bindparam("wanted")
_NEWEST = select(func.coalesce(func.max(_V.version), 0)).where(_BOOK)
_LAST_PAST = select(func.max(_V.version)).where(_BOOK, _V.state == PAST)
_BEGIN = insert(city.versions)
_END_CURRENT = (
    update(city.versions).where(_BOOK, _V.state == CURRENT).values(state=bindparam("becomes"))
)
_MAKE_CURRENT = (
    update(city.versions).where(_BOOK, _V.version == bindparam("number")).values(state=CURRENT)
)
_STAGE = {
    Area: insert(city.areas),
    Grid: insert(city.grids),
    Estate: insert(city.estates),
    Building: insert(city.buildings),
    Road: insert(city.roads),
    Category: insert(city.categories),
    Office: insert(city.offices),
    Matter: insert(city.matters),
    MatterWords: insert(city.matter_words),
    CalendarDay: insert(city.calendar_days),
}


def import_areas(uow: UnitOfWork, rows: Iterable[AreaRow]) -> int:
    """Replace all areas, grids among them, and return the new version's number.

    Raises:
        ImportInvalidError: a code stands twice, a parent is missing, or there is not one city.
    """
    return _replace(uow, AREAS, with_paths(rows))


def import_places(
    uow: UnitOfWork,
    estates: Sequence[Estate],
    buildings: Sequence[Building],
    roads: Sequence[Road],
    grids: Sequence[Grid],
) -> int:
    """Replace all estates, buildings, roads and grid borders; return the new version's number."""
    return _replace(uow, PLACES, estates, buildings, roads, grids)


def import_list(
    uow: UnitOfWork,
    categories: Sequence[Category],
    offices: Sequence[Office],
    matters: Sequence[Matter],
    words: Sequence[MatterWords] = (),
) -> int:
    """Replace the responsibility list and return the new version's number."""
    return _replace(uow, LIST, categories, offices, matters, words)


def begin_version(uow: UnitOfWork, book: str) -> int:
    """Note that a book's next version is being staged and return its number."""
    newest = uow.connection.execute(_NEWEST, {"wanted": book}).scalar_one()
    version = int(newest) + 1
    uow.connection.execute(
        _BEGIN,
        {
            "book": book,
            "version": version,
            "stamp": secrets.token_hex(8),
            "created_at": uow.now,
            "state": STAGED,
        },
    )
    return version


def stage(uow: UnitOfWork, version: int, rows: Sequence[BookRow]) -> None:
    """Store rows of one kind under a version that is not current yet."""
    if rows:
        values = [{"version": version} | _values(row) for row in rows]
        uow.connection.execute(_STAGE[type(rows[0])], values)


def switch(uow: UnitOfWork, book: str, version: int) -> None:
    """Make a staged version the current one."""
    _change_current(uow, book, version, PAST)


def undo(uow: UnitOfWork, book: str) -> int:
    """Go back to the version before the current one and return its number.

    Raises:
        ImportInvalidError: there is none.
    """
    version = uow.connection.execute(_LAST_PAST, {"wanted": book}).scalar_one()
    if version is None:
        raise ImportInvalidError(f"there is no earlier version of: {book}")
    _change_current(uow, book, version, UNDONE)
    return int(version)


def _replace(uow: UnitOfWork, book: str, *tables: Sequence[BookRow]) -> int:
    version = begin_version(uow, book)
    for rows in tables:
        stage(uow, version, rows)
    switch(uow, book, version)
    return version


def _change_current(uow: UnitOfWork, book: str, version: int, becomes: str) -> None:
    uow.connection.execute(_END_CURRENT, {"wanted": book, "becomes": becomes})
    uow.connection.execute(_MAKE_CURRENT, {"wanted": book, "number": version})
    uow.books.look_again()


def _values(row: BookRow) -> dict[str, object]:
    values = ((field.name, getattr(row, field.name)) for field in fields(row))
    return {name: value.value if isinstance(value, Enum) else value for name, value in values}
