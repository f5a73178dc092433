"""The responsibility list: from its files to the book that is stored."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from bot.importing.difference import compare
from bot.importing.plan import Book, Plan
from bot.importing.tables import ImportFileError, Row, RowError, convert_rows, read_table
from nlp.responsibility_list import COLUMNS, SHIPPED
from storage.books import LIST
from storage.list_book import MatterWords
from storage.unit_of_work import UnitOfWork
from tickets.model import Category, HandlerKind, Matter, Office, TimeClass

CATEGORIES = ("code", "name", "name_en")
OFFICES = ("code", "name", "name_en", "kind")
PROOF = {"yes": True, "no": False}
_ID = re.compile(r"(\d\d)-\d{3}")


@dataclass(frozen=True, slots=True)
class ListRows:
    """Categories, offices, matters and their words as they are stored."""

    categories: list[Category]
    offices: list[Office]
    matters: list[Matter]
    words: list[MatterWords]


def plan_list(uow: UnitOfWork, file: Path) -> Plan:
    """Plan to replace the list: by a folder like the shipped one, or by one table of matters.

    With a table, categories and offices stay. Offices that a folder lacks stay too: tickets
    live longer than lists.

    Raises:
        ImportFileError: a table cannot be read, or rows are wrong.
    """
    book = uow.books.responsibility_list()
    rows = (
        read_list_folder(file)
        if file.is_dir()
        else read_matters([file], book.categories, book.offices)
    )
    codes = {office.code for office in rows.offices}
    offices = rows.offices + [one for one in book.offices if one.code not in codes]
    words_before = {one.id: one for one in uow.books.matter_words()}
    words_after = {one.id: one for one in rows.words}
    before = {one.id: (one, words_before.get(one.id)) for one in book.matters}
    after = {one.id: (one, words_after.get(one.id)) for one in rows.matters}
    names = {key: f"{key} {matter.name}" for key, (matter, _) in (before | after).items()}
    tables = (rows.categories, offices, rows.matters, rows.words)
    return Plan((Book(LIST, tables),), compare(before, after, names))


def read_list_folder(folder: Path = SHIPPED) -> ListRows:
    """Read ``categories.csv``, ``offices.csv`` and ``matters/*.csv``; by default the shipped ones.

    Raises:
        ImportFileError: a table is missing or rows are wrong.
    """
    categories = convert_rows(read_table(folder / "categories.csv", CATEGORIES), _category)
    offices = convert_rows(read_table(folder / "offices.csv", OFFICES), _office)
    return read_matters(sorted((folder / "matters").glob("*.csv")), categories, offices)


def read_matters(
    tables: Collection[Path], categories: Collection[Category], offices: Collection[Office]
) -> ListRows:
    """Read tables of matters.

    Raises:
        ImportFileError: a table cannot be read, or rows are wrong.
    """
    matter = matter_reader({one.code for one in categories}, {one.code for one in offices})
    matters: list[Matter] = []
    words: list[MatterWords] = []
    faults: list[str] = []
    for table in tables:
        rows = read_table(table, COLUMNS)
        try:
            matters += convert_rows(rows, matter)
        except ImportFileError as error:
            faults += [f"{table.name} {fault}" for fault in error.faults]
        words += map(_words, rows)
    if not matters and not faults:
        faults.append("there are no matters")
    if faults:
        raise ImportFileError(faults)
    return ListRows(list(categories), list(offices), matters, words)


def matter_reader(categories: Collection[str], offices: Collection[str]) -> Callable[[Row], Matter]:
    """Return what turns a row into a matter and refuses an id that stood before."""
    seen: set[str] = set()

    def read(row: Row) -> Matter:
        number = row.need("id")
        found = _ID.fullmatch(number)
        if found is None or found[1] not in categories:
            raise RowError(f"id {number!r} is none of a known category (like 05-017)")
        if number in seen:
            raise RowError(f"id {number} stands twice")
        seen.add(number)
        helpers = row.several("helpers")
        if unknown := [code for code in helpers if code not in offices]:
            raise RowError(f"helpers {unknown[0]!r} is not known")
        return Matter(
            id=number,
            category=found[1],
            name=row.need("name"),
            name_en=row.cells["name_en"],
            includes=row.cells["includes"],
            handler=HandlerKind(row.one_of("handler", tuple(HandlerKind))),
            office=row.one_of("office", offices),
            helpers=helpers,
            time_class=TimeClass(row.one_of("time_class", tuple(TimeClass))),
            proof=PROOF[row.one_of("proof", PROOF)],
        )

    return read


def _category(row: Row) -> Category:
    return Category(row.need("code"), row.need("name"), row.cells["name_en"])


def _office(row: Row) -> Office:
    return Office(row.need("code"), row.need("name"), row.cells["name_en"], row.need("kind"))


def _words(row: Row) -> MatterWords:
    return MatterWords(
        id=row.cells["id"],
        excludes=row.cells["excludes"],
        keywords=row.several("keywords"),
        wordings=row.several("wordings"),
        not_words=row.several("not_words"),
    )
