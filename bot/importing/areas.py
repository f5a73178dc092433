"""The areas of the city: a table ``code,kind,name,parent``."""

from __future__ import annotations

from pathlib import Path

from bot.importing.areas_in_use import find_faults
from bot.importing.difference import Difference, compare
from bot.importing.plan import Book, Plan
from bot.importing.tables import ImportFileError, Row, convert_rows, read_table
from storage.area_rows import AreaRow, with_paths
from storage.books import AREAS
from storage.errors import ImportInvalidError
from storage.unit_of_work import UnitOfWork
from tickets.people import Area, AreaKind

COLUMNS = ("code", "kind", "name", "parent")
OPTIONAL = ("note",)
LEVELS = tuple(AreaKind)


def plan_areas(uow: UnitOfWork, file: Path) -> Plan:
    """Plan to replace all areas; a table without grids leaves the grids as they are.

    Raises:
        ImportFileError: it cannot be read, rows are wrong, or an area that is in use would go.
    """
    rows = read_areas(file)
    if all(row.kind is not AreaKind.GRID for row in rows):
        rows += [row_of(area) for area in uow.areas.all() if area.kind is AreaKind.GRID]
    areas = checked_areas(uow, rows)
    return Plan((Book(AREAS, (areas,)),), areas_difference(uow, areas))


def checked_areas(uow: UnitOfWork, rows: list[AreaRow]) -> list[Area]:
    """Return areas with their paths.

    Raises:
        ImportFileError: they contradict each other, or an area that is in use would go.
    """
    try:
        areas = with_paths(rows)
    except ImportInvalidError as error:
        raise ImportFileError([str(error)]) from error
    if faults := find_faults(uow, areas):
        raise ImportFileError(faults)
    return areas


def areas_difference(uow: UnitOfWork, areas: list[Area]) -> Difference:
    """Compare areas with those of now."""
    before = {area.code: area for area in uow.areas.all()}
    after = {area.code: area for area in areas}
    names = {code: f"{code} {area.name}" for code, area in (before | after).items()}
    return compare(before, after, names)


def row_of(area: Area) -> AreaRow:
    """Return an area as it is imported."""
    return AreaRow(area.code, area.kind, area.name, area.parent)


def read_areas(file: Path) -> list[AreaRow]:
    """Read a table of areas.

    Raises:
        ImportFileError: it cannot be read, or rows are wrong.
    """
    rows = read_table(file, COLUMNS, OPTIONAL)
    areas = convert_rows(rows, _area)
    lines = {row.cells["code"]: row.line for row in rows}
    faults = [
        f"line {lines[area.code]}: the parent {area.parent} is not in the table"
        for area in areas
        if area.parent is not None and area.parent not in lines
    ]
    faults += [
        f"line {row.line}: the code {area.code} stands in line {lines[area.code]} too"
        for row, area in zip(rows, areas, strict=True)
        if lines[area.code] != row.line
    ]
    kinds = {area.code: area.kind for area in areas}
    faults += [
        f"line {lines[area.code]}: a {area.kind} cannot lie in a {kinds[area.parent]}"
        for area in areas
        if area.parent in kinds and LEVELS.index(kinds[area.parent]) >= LEVELS.index(area.kind)
    ]
    if faults:
        raise ImportFileError(faults)
    return areas


def _area(row: Row) -> AreaRow:
    kind = AreaKind(row.one_of("kind", LEVELS))
    parent = None if kind is AreaKind.CITY else row.need("parent")
    return AreaRow(row.need("code"), kind, row.need("name"), parent)
