"""Where door posters hang: every known building of the estates of an area."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storage.area_book import AreaBook
from storage.places import Building, Estate, PlacesBook
from tickets.doors import Spot
from tickets.people import Place, Point

_DIGITS = re.compile(r"\d+")


def spots_within(areas: AreaBook, places: PlacesBook, path: str) -> list[Spot]:
    """Return the spots of all buildings in the grids below a path, in the order of a walk.

    An estate without known buildings is one spot.
    """
    known: dict[str, list[Building]] = {estate.id: [] for estate in places.estates}
    for building in places.buildings:
        known.setdefault(building.estate, []).append(building)
    spots: list[Spot] = []
    for estate in sorted(places.estates, key=lambda one: (one.grid, one.name, one.id)):
        buildings = sorted(known[estate.id], key=_in_order) or [Building(estate.id, "", 0)]
        spots += filter(None, (_spot(areas, estate, building) for building in buildings))
    return [spot for spot in spots if spot.place.path.startswith(path)]


def spots_of_numbers(
    areas: AreaBook, places: PlacesBook, spot: Spot, numbers: Sequence[str]
) -> list[Spot]:
    """Return the spots of the numbered buildings of a spot's estate, known or not."""
    estate = next(one for one in places.estates if one.id == spot.estate)
    known = {one.building: one for one in places.buildings if one.estate == estate.id}
    found = (known.get(number) or Building(estate.id, number, 0) for number in numbers)
    return list(filter(None, (_spot(areas, estate, building) for building in found)))


def _spot(areas: AreaBook, estate: Estate, building: Building) -> Spot | None:
    area = areas.find(building.grid or estate.grid)
    if area is None:
        return None
    point = Point(estate.lat, estate.lon)
    name = building.building or None
    place = Place(area.code, area.path, estate=estate.name, building=name, point=point)
    return Spot(estate.id, building.building, place)


def _in_order(building: Building) -> tuple[int, str]:
    """Put 2 before 10, and 3A after 3."""
    digits = _DIGITS.match(building.building)
    return (int(digits[0]) if digits else 0, building.building)
