"""Make a city of any size as files to import: ``python -m benchmarks.made_city FOLDER``.

Everything in it is made up; the same seed makes the same city. ``huying import`` takes it in this
order: list, areas, grids, places, staff.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import msgspec

from benchmarks.made_names import Names
from nlp.responsibility_list import read_list

CITY = "990000"
GRIDS_A_COMMUNITY = 4
GRIDS_A_STREET = 30
GRIDS_A_DISTRICT = 372
HOUSEHOLDS = 300

Cells: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class CitySize:
    """How much of a city; as many workers as grids. The default is Yantai's size."""

    grids: int = 4_826
    estates: int = 20_000
    roads: int = 2_000


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in degrees, WGS-84."""

    west: float
    south: float
    east: float
    north: float

    def cut(self, share: float) -> tuple[Box, Box]:
        """Return the first ``share`` of it along its longer side, and the rest."""
        if self.east - self.west > self.north - self.south:
            middle = self.west + (self.east - self.west) * share
            return (
                Box(self.west, self.south, middle, self.north),
                Box(middle, self.south, self.east, self.north),
            )
        middle = self.south + (self.north - self.south) * share
        return (
            Box(self.west, self.south, self.east, middle),
            Box(self.west, middle, self.east, self.north),
        )

    def ring(self) -> list[tuple[float, float]]:
        """Return its border, longitude first; neighbours share the very same numbers."""
        corners = (
            (self.west, self.south),
            (self.east, self.south),
            (self.east, self.north),
            (self.west, self.north),
            (self.west, self.south),
        )
        return [(round(lon, 6), round(lat, 6)) for lon, lat in corners]

    def point(self, chance: random.Random) -> tuple[float, float]:
        """Return a point well inside as latitude and longitude."""
        across, up = chance.uniform(0.1, 0.9), chance.uniform(0.1, 0.9)
        lat = self.south + (self.north - self.south) * up
        return round(lat, 6), round(self.west + (self.east - self.west) * across, 6)


WHOLE = Box(119.57, 36.58, 121.95, 38.38)


@dataclass(frozen=True, slots=True)
class MadeArea:
    """An area of the made city."""

    code: str
    kind: str
    name: str
    parent: str
    box: Box


def make_city(folder: Path, size: CitySize | None = None, seed: int = 1) -> None:
    """Write areas.csv, grids.geojson, estates.csv, buildings.csv, roads.csv and staff.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    size, chance = size or CitySize(), random.Random(seed)  # noqa: S311 - no secret
    names = Names(chance)
    areas = list(_areas(size.grids, names))
    grids = [area for area in areas if area.kind == "grid"]
    streets = [area for area in areas if area.kind == "street"]
    _write_areas(folder, [area for area in areas if area.kind != "grid"])
    _write_grids(folder / "grids.geojson", grids)
    roads = [(names.road(), chance.choice(streets).code) for _ in range(size.roads)]
    _write(
        folder / "roads.csv", ("name", "aliases", "area"), ((name, "", at) for name, at in roads)
    )
    _write_estates(folder, size, grids, roads, chance, names)
    staff = (member for area in areas for member in _staff_of(area, names))
    columns = ("key", "name", "role", "area", "office")
    _write(folder / "staff.csv", columns, [*staff, *_offices(names)])


def _areas(grids: int, names: Names) -> Iterator[MadeArea]:
    """Yield the city and everything below it, each area after the one that holds it."""
    yield MadeArea(CITY, "city", "样板市", "", WHOLE)
    for district, held in _below(MadeArea(CITY, "", "", "", WHOLE), grids, "district", names):
        yield district
        for street, in_street in _below(district, held, "street", names):
            yield street
            for community, in_community in _below(street, in_street, "community", names):
                yield community
                for grid, _ in _below(community, in_community, "grid", names):
                    yield grid


_LEVELS = {
    "district": (GRIDS_A_DISTRICT, "{number:02d}"),
    "street": (GRIDS_A_STREET, "{number:03d}"),
    "community": (GRIDS_A_COMMUNITY, "{number:03d}"),
    "grid": (1, "{number:02d}"),
}


def _below(above: MadeArea, grids: int, kind: str, names: Names) -> Iterator[tuple[MadeArea, int]]:
    """Yield the areas right below one that holds so many grids, each with its own number."""
    grids_each, digits = _LEVELS[kind]
    parts = math.ceil(grids / grids_each)
    shares = [grids // parts + (number < grids % parts) for number in range(parts)]
    prefix = above.code.removesuffix("00") if kind == "district" else above.code
    for number, (box, share) in enumerate(
        zip(_tiles(above.box, shares), shares, strict=True), start=1
    ):
        name = f"{above.name}第{number}网格" if kind == "grid" else names.area(kind)
        code = prefix + digits.format(number=number)
        yield MadeArea(code, kind, name, above.code, box), share


def _tiles(box: Box, shares: Sequence[int]) -> Iterator[Box]:
    """Cut a box into tiles with areas in proportion to the shares."""
    if len(shares) == 1:
        yield box
        return
    half = len(shares) // 2
    one, other = box.cut(sum(shares[:half]) / sum(shares))
    yield from _tiles(one, shares[:half])
    yield from _tiles(other, shares[half:])


def _write_areas(folder: Path, areas: Iterable[MadeArea]) -> None:
    rows = ((area.code, area.kind, area.name, area.parent) for area in areas)
    _write(folder / "areas.csv", ("code", "kind", "name", "parent"), rows)


def _write_grids(file: Path, grids: Iterable[MadeArea]) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {
                "code": grid.code,
                "name": grid.name,
                "community": grid.parent,
                "households": HOUSEHOLDS,
            },
            "geometry": {"type": "Polygon", "coordinates": [grid.box.ring()]},
        }
        for grid in grids
    ]
    file.write_bytes(msgspec.json.encode({"type": "FeatureCollection", "features": features}))


def _write_estates(
    folder: Path,
    size: CitySize,
    grids: Sequence[MadeArea],
    roads: Sequence[tuple[str, str]],
    chance: random.Random,
    names: Names,
) -> None:
    """Write the estates at random places; every tenth with buildings, the last one next door."""
    estates: list[Cells] = []
    buildings: list[Cells] = []
    for number in range(1, size.estates + 1):
        place = chance.randrange(len(grids))
        grid, key = grids[place], f"e{number:05d}"
        road, house = chance.choice(roads)[0] if roads else "", chance.randint(1, 300)
        estates.append((key, names.estate(), "", grid.code, *grid.box.point(chance), road, house))
        if number % 10 == 0:
            neighbour = grids[(place + 1) % len(grids)].code
            buildings += [(key, one, 3, neighbour if one == 10 else "") for one in range(1, 11)]
    columns = ("id", "name", "aliases", "grid", "lat", "lon", "road", "number")
    _write(folder / "estates.csv", columns, estates)
    _write(folder / "buildings.csv", ("estate", "building", "entrances", "grid"), buildings)


def _staff_of(area: MadeArea, names: Names) -> Iterator[Cells]:
    """Yield a worker for a grid, an admin for everything above, a leader for a community too."""
    role = "worker" if area.kind == "grid" else "admin"
    yield f"{role}:{area.code}", names.person(), role, area.code, ""
    if area.kind == "community":
        yield f"leader:{area.code}", names.person(), "leader", area.code, ""


def _offices(names: Names) -> Iterator[Cells]:
    for office in read_list().offices:
        yield f"office:{office.code}", names.person(), "office", CITY, office.code


def _write(file: Path, columns: Sequence[str], rows: Iterable[Cells]) -> None:
    with file.open("w", encoding="utf-8", newline="") as target:
        table = csv.writer(target, lineterminator="\n")
        table.writerow(columns)
        table.writerows(rows)


def main(arguments: Sequence[str]) -> None:
    """Make the city that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    usual = CitySize()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--grids", type=int, default=usual.grids)
    parser.add_argument("--estates", type=int, default=usual.estates)
    parser.add_argument("--roads", type=int, default=usual.roads)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args(arguments)
    make_city(wanted.folder, CitySize(wanted.grids, wanted.estates, wanted.roads), wanted.seed)


if __name__ == "__main__":
    main(sys.argv[1:])
