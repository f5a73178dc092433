"""Read the areas of the city: a table ``code,kind,name,parent``."""

from __future__ import annotations

from pathlib import Path

from bot.importing.tables import ImportFileError, Row, convert_rows, read_table
from storage.area_rows import AreaRow
from tickets.people import AreaKind

COLUMNS = ("code", "kind", "name", "parent")
OPTIONAL = ("note",)
KINDS = frozenset(AreaKind)


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
    if faults:
        raise ImportFileError(faults)
    return areas


def _area(row: Row) -> AreaRow:
    kind = AreaKind(row.one_of("kind", KINDS))
    parent = None if kind is AreaKind.CITY else row.need("parent")
    return AreaRow(row.need("code"), kind, row.need("name"), parent)
