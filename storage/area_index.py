"""From a point to its grid, and from an estate's name to its grids."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import shapely

from storage.area_book import AreaBook
from storage.places import Estate, PlacesBook
from tickets.people import Point

NEAR_METRES = 200.0
_METRES_A_DEGREE = 111_195.0  # of latitude, on a sphere of 6,371 km


class AreaIndex:
    """Grids by point and by estate (fits tickets.ports.GridLookup)."""

    def __init__(self, areas: AreaBook, places: PlacesBook) -> None:
        self._areas = areas
        self._codes = [grid.code for grid in places.grids]
        shapes = [shapely.from_geojson(grid.polygon) for grid in places.grids]
        self._metres = _metres(shapes)
        self._tree = shapely.STRtree([self._flat(shape) for shape in shapes])
        self._estates: dict[str, list[Estate]] = {}
        for estate in places.estates:
            for name in dict.fromkeys((estate.name, *estate.aliases)):
                self._estates.setdefault(name, []).append(estate)
        self._own_grids: dict[str, dict[str, str]] = {}
        for building in places.buildings:
            if building.grid is not None:
                own = self._own_grids.setdefault(building.estate, {})
                own[building.building] = building.grid

    def grid_at(self, point: Point) -> str | None:
        """Return the code of the grid that holds a point, or of the nearest within 200 m."""
        spot = self._flat(shapely.Point(point.lon, point.lat))
        found = self._tree.query_nearest(spot, max_distance=NEAR_METRES)
        return self._codes[int(found.min())] if found.size else None

    def grid_of_building(self, estate: str, building: str | None, area: str) -> str | None:
        """Return the grid of an estate's building, the estate looked for in this area.

        None where there is no such estate, or several that lie in different grids.
        """
        found = {self._grid_of(match, building) for match in self._named(estate, area)}
        return found.pop() if len(found) == 1 else None

    def place_named(self, estate: str, area: str) -> Point | None:
        """Return where an estate lies; None if there is none or more than one in this area."""
        found = list(self._named(estate, area))
        return Point(found[0].lat, found[0].lon) if len(found) == 1 else None

    def _grid_of(self, estate: Estate, building: str | None) -> str:
        own = self._own_grids.get(estate.id, {})
        return estate.grid if building is None else own.get(building, estate.grid)

    def _named(self, name: str, code: str) -> Iterator[Estate]:
        area = self._areas.find(code)
        for estate in self._estates.get(name, ()):
            grids = {estate.grid, *self._own_grids.get(estate.id, {}).values()}
            paths = [grid.path for grid in map(self._areas.find, grids) if grid is not None]
            if code in grids or (area is not None and any(map(area.contains, paths))):
                yield estate

    def _flat(self, shape: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(shape, lambda degrees: degrees * self._metres)


def _metres(shapes: Sequence[shapely.Geometry]) -> tuple[float, float]:
    """Return the metres of a degree of longitude and of latitude in the middle of the shapes.

    Across a city of two degrees from south to north that is right to within 2 %.
    """
    latitudes = [shapely.get_y(shapely.centroid(shape)) for shape in shapes]
    middle = sum(latitudes) / len(latitudes) if latitudes else 0.0
    return math.cos(math.radians(middle)) * _METRES_A_DEGREE, _METRES_A_DEGREE
