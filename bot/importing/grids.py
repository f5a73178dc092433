"""Read the grids of the city: GeoJSON polygons with ``code, name, community, households``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec
import shapely
from shapely.geometry import mapping, shape

from bot.importing.tables import ImportFileError
from storage.area_rows import AreaRow
from storage.places import Grid
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
    if border.geom_type not in {"Polygon", "MultiPolygon"} or not border.is_valid:
        raise ValueError(f"the border of {feature.properties.code} is not a valid polygon")
    found = feature.properties
    area = AreaRow(found.code, AreaKind.GRID, found.name, found.community)
    polygon = msgspec.json.encode(mapping(border)).decode()
    return GridRow(area, Grid(found.code, found.households, polygon))
