"""An import that was read and checked: what it changes, and the doing and undoing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import msgspec

from bot.importing.areas_in_use import find_faults
from bot.importing.difference import Difference
from storage.books import CALENDAR
from storage.database import Database
from storage.importing import BookRow, begin_version, stage, switch, undo
from storage.unit_of_work import UnitOfWork
from tickets.usecases.rederive_deadlines import REDERIVE_JOB

CHUNK = 500
IMPORTS_FACT = "imports"


class NothingToUndoError(Exception):
    """There is no import left to take back."""


class AreasInUseError(Exception):
    """Areas that an import brought have staff or tickets; ``faults`` names them."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(faults)
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Book:
    """A book's next version: all rows of each of its tables."""

    name: str
    tables: tuple[Sequence[BookRow], ...]

    @property
    def size(self) -> int:
        """How many rows it has."""
        return sum(len(rows) for rows in self.tables)


@dataclass(frozen=True, slots=True)
class Plan:
    """The books that are replaced together, and what changes by it."""

    books: tuple[Book, ...]
    difference: Difference

    @property
    def size(self) -> int:
        """How many rows are stored."""
        return sum(book.size for book in self.books)


def carry_out(database: Database, plan: Plan, stored: Callable[[int], object]) -> None:
    """Stage all rows in small transactions and switch in one; ``stored`` counts rows.

    Until the switch nobody sees anything of it.
    """
    versions: list[tuple[str, int]] = []
    for book in plan.books:
        version = database.run_write(_beginning(book.name))
        versions.append((book.name, version))
        for rows in _chunks(book):
            database.run_write(_staging(version, rows))
            stored(len(rows))

    def make_current(uow: UnitOfWork) -> None:
        for name, version in versions:
            switch(uow, name, version)
            uow.audit.record(None, "import", f"{name} {version}", uow.now)
        uow.meta.set(IMPORTS_FACT, _encoded([*_imports(uow), [book.name for book in plan.books]]))
        _derive_deadlines(uow, [book.name for book in plan.books])

    database.run_write(make_current)


def undo_last(database: Database) -> tuple[str, ...]:
    """Take the last import back and return the books that have changed.

    Raises:
        NothingToUndoError: there is none.
        ImportInvalidError: the version before it is not there.
        AreasInUseError: people or tickets stand in areas that it brought.
    """

    def go_back(uow: UnitOfWork) -> tuple[str, ...]:
        imports = _imports(uow)
        if not imports:
            raise NothingToUndoError
        before = uow.areas.all()
        for name in imports[-1]:
            version = undo(uow, name)
            uow.audit.record(None, "import-undo", f"{name} {version}", uow.now)
        if faults := find_faults(uow, uow.areas.all(), before):
            raise AreasInUseError(faults)
        uow.meta.set(IMPORTS_FACT, _encoded(imports[:-1]))
        _derive_deadlines(uow, imports[-1])
        return tuple(imports[-1])

    return database.run_write(go_back)


def _derive_deadlines(uow: UnitOfWork, books: Sequence[str]) -> None:
    """Let the deadlines of open tickets follow a calendar that has changed."""
    if CALENDAR in books:
        uow.jobs.schedule_for_open_tickets(REDERIVE_JOB, uow.now)


def _beginning(book: str) -> Callable[[UnitOfWork], int]:
    return lambda uow: begin_version(uow, book)


def _staging(version: int, rows: Sequence[BookRow]) -> Callable[[UnitOfWork], None]:
    return lambda uow: stage(uow, version, rows)


def _chunks(book: Book) -> Iterator[list[BookRow]]:
    for table in book.tables:
        rows = iter(table)
        while chunk := list(islice(rows, CHUNK)):
            yield chunk


def _imports(uow: UnitOfWork) -> list[list[str]]:
    return msgspec.json.decode(uow.meta.get(IMPORTS_FACT) or "[]", type=list[list[str]])


def _encoded(imports: list[list[str]]) -> str:
    return msgspec.json.encode(imports).decode()
