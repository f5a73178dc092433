"""The grids of the city: GeoJSON polygons with ``code, name, community, households``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec
import shapely
from shapely.geometry import mapping, shape

from bot.importing.areas import areas_difference, checked_areas, row_of
from bot.importing.difference import both, compare
from bot.importing.places import unknown_grids
from bot.importing.plan import Book, Plan
from bot.importing.tables import ImportFileError
from storage.area_rows import AreaRow
from storage.books import AREAS, PLACES
from storage.places import Grid
from storage.unit_of_work import UnitOfWork
from tickets.people import AreaKind


class _Properties(msgspec.Struct, frozen=True):
    code: str
    name: str
    community: str
    households: int


class _Geometry(msgspec.Struct, frozen=True):
    type: str
    coordinates: list[object]


class _Feature(msgspec.Struct, frozen=True):
    properties: _Properties
    geometry: _Geometry


class _Collection(msgspec.Struct, frozen=True):
    features: list[msgspec.Raw]


@dataclass(frozen=True, slots=True)
class GridRow:
    """A grid: as an area of its community, and its border."""

    area: AreaRow
    grid: Grid


def plan_grids(uow: UnitOfWork, file: Path) -> Plan:
    """Plan to replace all grids, as areas and with their borders.

    Raises:
        ImportFileError: it cannot be read, features are wrong, or a grid that is in use would go.
    """
    rows = read_grids(file)
    kept = [row_of(area) for area in uow.areas.all() if area.kind is not AreaKind.GRID]
    areas = checked_areas(uow, kept + [row.area for row in rows])
    places = uow.areas.places()
    after = {row.grid.code: row.grid for row in rows}
    if faults := unknown_grids(places.estates, places.buildings, set(after)):
        raise ImportFileError(faults)
    before = {grid.code: grid for grid in places.grids}
    names = {code: f"{code} (border)" for code in before | after}
    borders = (list(after.values()), places.estates, places.buildings, places.roads)
    return Plan(
        (Book(AREAS, (areas,)), Book(PLACES, borders)),
        both(areas_difference(uow, areas), compare(before, after, names)),
    )


def read_grids(file: Path) -> list[GridRow]:
    """Read the grids of a GeoJSON file (WGS-84, longitude first).

    Raises:
        ImportFileError: it cannot be read, or features are wrong; they count from 1.
    """
    try:
        features = msgspec.json.decode(file.read_bytes(), type=_Collection).features
    except OSError as error:
        raise ImportFileError([f"{file} cannot be read: {error.strerror or error}"]) from error
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise ImportFileError([f"{file.name} is not a GeoJSON of features: {error}"]) from error
    rows: list[GridRow] = []
    faults: list[str] = []
    for number, raw in enumerate(features, start=1):
        try:
            rows.append(_grid(raw))
        except (ValueError, TypeError, IndexError, shapely.GEOSException) as error:
            faults.append(f"feature {number}: {error}")
    if faults:
        raise ImportFileError(faults)
    return rows


def _grid(raw: msgspec.Raw) -> GridRow:
    feature = msgspec.json.decode(raw, type=_Feature)
    border = shape(msgspec.structs.asdict(feature.geometry))
    is_area = border.geom_type in {"Polygon", "MultiPolygon"} and not border.is_empty
    if not is_area or not border.is_valid:
        raise ValueError(f"the border of {feature.properties.code} is not a valid polygon")
    found = feature.properties
    area = AreaRow(found.code, AreaKind.GRID, found.name, found.community)
    polygon = msgspec.json.encode(mapping(border)).decode()
    return GridRow(area, Grid(found.code, found.households, polygon))
