"""Which versions of the books a transaction sees, and the reading of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, bindparam, select

from storage.area_book import AreaBook
from storage.area_index import AreaIndex
from storage.book_cache import BookCache
from storage.calendar_days import CalendarDay
from storage.list_book import ListBook, MatterWords
from storage.places import Building, Estate, Grid, PlacesBook, Road
from storage.prepared import HotConnection
from storage.rows import AnyRow, AnySelect
from storage.tables.city import (
    areas,
    buildings,
    calendar_days,
    categories,
    estates,
    grids,
    matter_words,
    matters,
    offices,
    roads,
    versions,
)
from tickets.model import Category, HandlerKind, Matter, Office, TimeClass
from tickets.people import Area, AreaKind

AREAS = "areas"
PLACES = "places"
LIST = "list"
CALENDAR = "calendar"
KEYWORDS = "keywords"
STAGED = "staged"
CURRENT = "current"
PAST = "past"
UNDONE = "undone"

_CURRENT = select(versions).where(versions.c.state == CURRENT)
_NUMBERED = select(versions).where(
    versions.c.book == bindparam("wanted"), versions.c.version == bindparam("number")
)


def _rows(table: Table) -> AnySelect:
    columns = [column for column in table.c if column.name != "version"]
    keys = list(table.primary_key.columns)
    return select(*columns).where(table.c.version == bindparam("number")).order_by(*keys)


_AREAS, _GRIDS, _ESTATES = _rows(areas), _rows(grids), _rows(estates)
_BUILDINGS, _ROADS = _rows(buildings), _rows(roads)
_CATEGORIES, _OFFICES, _MATTERS = _rows(categories), _rows(offices), _rows(matters)
_WORDS = _rows(matter_words)
_DAYS = _rows(calendar_days)
_DROPPED_MATTER = (
    select(*[column for column in matters.c if column.name != "version"])
    .where(matters.c.id == bindparam("dropped"), matters.c.version < bindparam("number"))
    .order_by(matters.c.version.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a book; ``stamp`` is random: a number rolled back may be used again."""

    book: str
    version: int
    stamp: str
    created_at: datetime


class Books:
    """The books as one transaction sees them."""

    __slots__ = ("_cache", "_connection", "_current")

    def __init__(self, connection: HotConnection, cache: BookCache) -> None:
        self._connection = connection
        self._cache = cache
        self._current: dict[str, Version] | None = None

    def current(self, book: str) -> Version | None:
        """Return a book's current version, looked up once a transaction."""
        if self._current is None:
            rows = self._connection.execute(_CURRENT)
            self._current = {row.book: _version(row) for row in rows}
        return self._current.get(book)

    def look_again(self) -> None:
        """Forget which versions are current: this transaction has changed them."""
        self._current = None

    def areas(self) -> AreaBook:
        """Return the current areas."""
        version = self.current(AREAS)
        if version is None:
            return AreaBook(())
        return self._cache.get((AREAS, version.stamp), lambda: self._read_areas(version.version))

    def places(self) -> PlacesBook:
        """Return the current grids, estates, buildings and roads."""
        version = self.current(PLACES)
        if version is None:
            return PlacesBook()
        return self._cache.get((PLACES, version.stamp), lambda: self._read_places(version.version))

    def index(self) -> AreaIndex:
        """Return the index over the current areas and places."""
        stamps = tuple(
            version.stamp if version else None
            for version in (self.current(AREAS), self.current(PLACES))
        )
        areas_book, places_book = self.areas(), self.places()
        return self._cache.get(("index", *stamps), lambda: AreaIndex(areas_book, places_book))

    def responsibility_list(self) -> ListBook:
        """Return the current list."""
        version = self.current(LIST)
        return ListBook(0) if version is None else self._list(version)

    def matter_words(self) -> Sequence[MatterWords]:
        """Return the words of the current list's matters, read anew each time."""
        version = self.current(LIST)
        if version is None:
            return ()
        return [MatterWords(*row) for row in self._of(_WORDS, version.version)]

    def calendar_days(self) -> Sequence[CalendarDay]:
        """Return the days on which the city's calendar differs from the shipped one."""
        version = self.current(CALENDAR)
        if version is None:
            return ()
        return self._cache.get((CALENDAR, version.stamp), lambda: self._read_days(version.version))

    def list_at(self, number: int) -> ListBook | None:
        """Return a version of the list, or None if there is none of this number."""
        row = self._connection.execute(_NUMBERED, {"wanted": LIST, "number": number}).first()
        return None if row is None else self._list(_version(row))

    def find_dropped_matter(self, matter_id: str, before: int) -> Matter | None:
        """Return a matter as the last version before a number had it."""
        row = self._connection.execute(
            _DROPPED_MATTER, {"dropped": matter_id, "number": before}
        ).first()
        return None if row is None else _matter(row)

    def _list(self, version: Version) -> ListBook:
        return self._cache.get((LIST, version.stamp), lambda: self._read_list(version.version))

    def _read_areas(self, number: int) -> AreaBook:
        return AreaBook(
            [
                Area(row.code, AreaKind(row.kind), row.name, row.parent, row.path)
                for row in self._of(_AREAS, number)
            ]
        )

    def _read_places(self, number: int) -> PlacesBook:
        return PlacesBook(
            grids=tuple(Grid(*row) for row in self._of(_GRIDS, number)),
            estates=tuple(Estate(*row) for row in self._of(_ESTATES, number)),
            buildings=tuple(Building(*row) for row in self._of(_BUILDINGS, number)),
            roads=tuple(Road(*row) for row in self._of(_ROADS, number)),
        )

    def _read_days(self, number: int) -> Sequence[CalendarDay]:
        return [CalendarDay(row.day, bool(row.worked)) for row in self._of(_DAYS, number)]

    def _read_list(self, number: int) -> ListBook:
        return ListBook(
            number,
            [Category(*row) for row in self._of(_CATEGORIES, number)],
            [Office(*row) for row in self._of(_OFFICES, number)],
            [_matter(row) for row in self._of(_MATTERS, number)],
        )

    def _of(self, statement: AnySelect, number: int) -> list[AnyRow]:
        return list(self._connection.execute(statement, {"number": number}))


def _version(row: AnyRow) -> Version:
    return Version(row.book, row.version, row.stamp, row.created_at)


def _matter(row: AnyRow) -> Matter:
    return Matter(
        id=row.id,
        category=row.category,
        name=row.name,
        name_en=row.name_en,
        includes=row.includes,
        handler=HandlerKind(row.handler),
        office=row.office,
        helpers=row.helpers,
        time_class=TimeClass(row.time_class),
        proof=row.proof,
    )
