"""The responsibility list as plain values, read from its tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHIPPED = Path(__file__).parent / "responsibilities"

COLUMNS = (
    "id", "name", "name_en", "includes", "excludes", "handler", "office", "helpers",
    "time_class", "proof", "keywords", "wordings", "not_words",
)  # fmt: skip


class ListFormatError(ValueError):
    """A table of the list cannot be read; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Category:
    """One of the 23 categories."""

    code: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Office:
    """A responsible office.

    ``kind`` is grid, property, community, street, department, utility or organisation.
    """

    code: str
    name: str
    name_en: str
    kind: str


@dataclass(frozen=True, slots=True)
class ListedMatter:
    """One matter of the list (columns as in docs/responsibility-list.md)."""

    id: str
    category: str
    name: str
    name_en: str
    includes: str
    excludes: str
    handler: str
    office: str
    helpers: tuple[str, ...]
    time_class: str
    proof: bool
    keywords: tuple[str, ...]
    wordings: tuple[str, ...]
    not_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResponsibilityList:
    """Categories, offices and matters, each in the order of its table."""

    categories: tuple[Category, ...]
    offices: tuple[Office, ...]
    matters: tuple[ListedMatter, ...]


def read_list(folder: Path = SHIPPED) -> ResponsibilityList:
    """Read a list's folder.

    Raises:
        ListFormatError: a table is missing, lacks a column or has an incomplete row.
    """
    categories = tuple(
        Category(row["code"], row["name"], row["name_en"])
        for _, row in read_rows(folder / "categories.csv", ("code", "name", "name_en"))
    )
    offices = tuple(
        Office(row["code"], row["name"], row["name_en"], row["kind"])
        for _, row in read_rows(folder / "offices.csv", ("code", "name", "name_en", "kind"))
    )
    tables = sorted((folder / "matters").glob("*.csv"))
    matters = tuple(matter for table in tables for matter in read_matters(table))
    return ResponsibilityList(categories, offices, matters)


def read_matters(table: Path) -> Iterator[ListedMatter]:
    """Yield the matters of one category's table.

    Raises:
        ListFormatError: the table lacks a column or has an incomplete row.
    """
    for _, row in read_rows(table, COLUMNS):
        yield matter_from_row(row)


def matter_from_row(row: dict[str, str]) -> ListedMatter:
    """Build a matter from a row's cells by column name."""
    return ListedMatter(
        id=row["id"],
        category=row["id"].partition("-")[0],
        name=row["name"],
        name_en=row["name_en"],
        includes=row["includes"],
        excludes=row["excludes"],
        handler=row["handler"],
        office=row["office"],
        helpers=split_cell(row["helpers"]),
        time_class=row["time_class"],
        proof=row["proof"] == "yes",
        keywords=split_cell(row["keywords"]),
        wordings=split_cell(row["wordings"]),
        not_words=split_cell(row["not_words"]),
    )


def read_rows(table: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and cells by column name.

    Raises:
        ListFormatError: the file is missing or a row has too few or too many cells.
    """
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = tuple(next(reader, ()))
            if header != columns:
                raise ListFormatError(f"{table.name}: the first line must be {','.join(columns)}")
            for cells in reader:
                if len(cells) != len(columns):
                    place = f"{table.name}:{reader.line_num}"
                    raise ListFormatError(f"{place}: {len(cells)} cells, expected {len(columns)}")
                yield reader.line_num, dict(zip(columns, (c.strip() for c in cells), strict=True))
    except OSError as error:
        raise ListFormatError(f"{table}: {error.strerror}") from error


def split_cell(cell: str) -> tuple[str, ...]:
    """Split a cell of several values at ``|``."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
