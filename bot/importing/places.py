"""Read estates, buildings and roads: three tables of one folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.importing.tables import Row, convert_rows, read_table
from storage.places import Building, Estate, Road

ESTATES = ("id", "name", "aliases", "grid", "lat", "lon", "road", "number")
BUILDINGS = ("estate", "building", "entrances", "grid")
ROADS = ("name", "aliases", "area")


@dataclass(frozen=True, slots=True)
class Places:
    """Estates, buildings and roads."""

    estates: list[Estate]
    buildings: list[Building]
    roads: list[Road]


def read_places(folder: Path) -> Places:
    """Read ``estates.csv``, ``buildings.csv`` and ``roads.csv``.

    Raises:
        ImportFileError: one of them cannot be read, or rows are wrong.
    """
    return Places(
        convert_rows(read_table(folder / "estates.csv", ESTATES), _estate),
        convert_rows(read_table(folder / "buildings.csv", BUILDINGS), _building),
        convert_rows(read_table(folder / "roads.csv", ROADS), _road),
    )


def _estate(row: Row) -> Estate:
    return Estate(
        id=row.need("id"),
        name=row.need("name"),
        aliases=row.several("aliases"),
        grid=row.need("grid"),
        lat=row.number("lat"),
        lon=row.number("lon"),
        road=row.cells["road"],
        number=row.cells["number"],
    )


def _building(row: Row) -> Building:
    return Building(
        estate=row.need("estate"),
        building=row.need("building"),
        entrances=int(row.number("entrances")),
        grid=row.cells["grid"] or None,
    )


def _road(row: Row) -> Road:
    return Road(name=row.need("name"), area=row.need("area"), aliases=row.several("aliases"))
