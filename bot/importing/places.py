"""Estates, buildings and roads: three tables of one folder."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.importing.difference import compare
from bot.importing.plan import Book, Plan
from bot.importing.tables import ImportFileError, Row, convert_rows, read_table
from storage.books import PLACES
from storage.places import Building, Estate, PlacesBook, Road
from storage.unit_of_work import UnitOfWork

ESTATES = ("id", "name", "aliases", "grid", "lat", "lon", "road", "number")
BUILDINGS = ("estate", "building", "entrances", "grid")
ROADS = ("name", "aliases", "area")


@dataclass(frozen=True, slots=True)
class Places:
    """Estates, buildings and roads."""

    estates: list[Estate]
    buildings: list[Building]
    roads: list[Road]


def plan_places(uow: UnitOfWork, folder: Path) -> Plan:
    """Plan to replace all estates, buildings and roads; the grids stay.

    Raises:
        ImportFileError: a table cannot be read, or rows are wrong.
    """
    found = read_places(folder)
    now = uow.areas.places()
    faults = unknown_grids(found.estates, found.buildings, {grid.code for grid in now.grids})
    estates = {estate.id for estate in found.estates}
    faults += [
        f"buildings.csv: there is no estate {building.estate}"
        for building in found.buildings
        if building.estate not in estates
    ]
    faults += [
        f"roads.csv: there is no area {road.area}"
        for road in found.roads
        if uow.areas.find(road.area) is None
    ]
    if faults:
        raise ImportFileError(faults)
    before = _by_key(now)
    after = _by_key(
        PlacesBook((), tuple(found.estates), tuple(found.buildings), tuple(found.roads))
    )
    names = {key: " ".join(key) for key in before | after}
    book = Book(PLACES, (now.grids, found.estates, found.buildings, found.roads))
    return Plan((book,), compare(before, after, names))


def unknown_grids(
    estates: Iterable[Estate], buildings: Iterable[Building], known: Collection[str]
) -> list[str]:
    """Return a sentence for each estate or building in a grid that is not known."""
    faults = [
        f"the estate {estate.id} {estate.name} lies in {estate.grid}, which is no grid"
        for estate in estates
        if estate.grid not in known
    ]
    faults += [
        f"the building {building.building} of {building.estate} lies in no grid: {building.grid}"
        for building in buildings
        if building.grid is not None and building.grid not in known
    ]
    return faults


def _by_key(places: PlacesBook) -> dict[tuple[str, ...], object]:
    rows: dict[tuple[str, ...], object] = {}
    rows |= {("estate", estate.id, estate.name): estate for estate in places.estates}
    rows |= {("building", one.estate, one.building): one for one in places.buildings}
    rows |= {("road", road.name, road.area): road for road in places.roads}
    return rows


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
