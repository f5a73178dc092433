"""Areas as they are imported, and the paths that follow from their parents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from storage.errors import ImportInvalidError
from tickets.people import Area, AreaKind


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area as it is imported; ``parent`` is None for the city only."""

    code: str
    kind: AreaKind
    name: str
    parent: str | None


def with_paths(rows: Iterable[AreaRow]) -> list[Area]:
    """Return the areas with their paths, in any order of the rows.

    Raises:
        ImportInvalidError: a code stands twice, a parent is missing, areas hold each other, or
            there is not exactly one city.
    """
    by_code: dict[str, AreaRow] = {}
    for row in rows:
        if row.code in by_code:
            raise ImportInvalidError(f"the area {row.code} stands twice")
        by_code[row.code] = row
    cities = [row.code for row in by_code.values() if row.parent is None]
    if len(cities) != 1:
        raise ImportInvalidError(f"one area has no parent, not {len(cities)}: {cities}")
    return [
        Area(row.code, row.kind, row.name, row.parent, _path(row, by_code))
        for row in by_code.values()
    ]


def _path(row: AreaRow, by_code: dict[str, AreaRow]) -> str:
    codes = [row.code]
    while row.parent is not None:
        if row.parent not in by_code:
            raise ImportInvalidError(f"the area {row.code} lies in {row.parent}, which is missing")
        row = by_code[row.parent]
        if row.code in codes:
            raise ImportInvalidError(f"the area {row.code} lies in itself")
        codes.append(row.code)
    return "".join(f"{code}/" for code in reversed(codes))
