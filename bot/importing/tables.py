"""Tables as people send them: csv or xlsx, every fault with its line."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

T = TypeVar("T")


class ImportFileError(ValueError):
    """A file cannot be imported; ``faults`` are sentences, each with its line where it has one."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(faults[0] if len(faults) == 1 else f"{faults[0]} (and more)")
        self.faults = tuple(faults)


class RowError(ValueError):
    """A row cannot be imported; the message says why, without the line."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells by column name, trimmed; ``line`` counts from 1, the header included."""

    line: int
    cells: dict[str, str]

    def need(self, column: str) -> str:
        """Return a cell that must not be empty; raise RowError if it is."""
        value = self.cells[column]
        if not value:
            raise RowError(f"{column} is empty")
        return value

    def several(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell that separates them by ``|``."""
        return tuple(part.strip() for part in self.cells[column].split("|") if part.strip())

    def number(self, column: str) -> float:
        """Return a cell that must hold a number; raise RowError if it does not."""
        try:
            return float(self.need(column))
        except ValueError:
            raise RowError(f"{column} is not a number: {self.cells[column]!r}") from None

    def one_of(self, column: str, known: Iterable[str]) -> str:
        """Return a cell that must be one of the known values; raise RowError if it is not."""
        value = self.need(column)
        if value not in known:
            raise RowError(f"{column} {value!r} is not known")
        return value


def read_table(
    file: Path, columns: Sequence[str], optional: Sequence[str] = (), *, others: bool = False
) -> list[Row]:
    """Read a csv or xlsx table whose first line names its columns, in any order.

    ``others`` lets it have columns that nobody asked for.

    Raises:
        ImportFileError: the file cannot be read, lacks a column or has an unknown one.
    """
    lines = _lines(file)
    _, header = next(lines, (0, []))
    faults = [f"{file.name} lacks the column {name}" for name in columns if name not in header]
    known = {*columns, *optional, *(header if others else ())}
    faults += [
        f"{file.name} has an unknown column {name!r}" for name in header if name not in known
    ]
    if faults:
        raise ImportFileError(faults)
    return _rows(header, lines, optional)


def convert_rows(rows: Iterable[Row], convert: Callable[[Row], T]) -> list[T]:
    """Convert every row.

    Raises:
        ImportFileError: rows cannot be converted; all of them are named.
    """
    found: list[T] = []
    faults: list[str] = []
    for row in rows:
        try:
            found.append(convert(row))
        except RowError as error:
            faults.append(f"line {row.line}: {error}")
    if faults:
        raise ImportFileError(faults)
    return found


def _rows(
    header: Sequence[str], lines: Iterator[tuple[int, list[str]]], optional: Sequence[str]
) -> list[Row]:
    rows: list[Row] = []
    faults: list[str] = []
    absent = dict.fromkeys(optional, "")
    for number, cells in lines:
        if not any(cells):
            continue
        if len(cells) > len(header):
            faults.append(f"line {number}: {len(cells)} cells, expected {len(header)}")
            continue
        named = dict(zip_longest(header, cells, fillvalue=""))
        rows.append(Row(number, absent | named))
    if faults:
        raise ImportFileError(faults)
    return rows


def _lines(file: Path) -> Iterator[tuple[int, list[str]]]:
    readers = {".csv": _csv_lines, ".xlsx": _xlsx_lines}
    reader = readers.get(file.suffix.casefold())
    if reader is None:
        raise ImportFileError([f"{file.name} is neither csv nor xlsx"])
    try:
        yield from reader(file)
    except OSError as error:
        raise ImportFileError([f"{file} cannot be read: {error.strerror or error}"]) from error
    except UnicodeDecodeError as error:
        raise ImportFileError([f"{file.name} is not UTF-8; save it as “CSV UTF-8”"]) from error
    except (csv.Error, BadZipFile, InvalidFileException, KeyError) as error:
        raise ImportFileError([f"{file.name} is damaged: {error}"]) from error


def _csv_lines(file: Path) -> Iterator[tuple[int, list[str]]]:
    with file.open(encoding="utf-8-sig", newline="") as source:
        reader = csv.reader(source, strict=True)
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]


def _xlsx_lines(file: Path) -> Iterator[tuple[int, list[str]]]:
    book = load_workbook(file, read_only=True, data_only=True)
    try:
        for number, values in enumerate(book.worksheets[0].iter_rows(values_only=True), start=1):
            cells = ["" if value is None else str(value).strip() for value in values]
            while cells and not cells[-1]:
                cells.pop()
            yield number, cells
    finally:
        book.close()
