"""The city below its communities: grids, estates, buildings and roads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid's border, a GeoJSON geometry (WGS-84, longitude first), and its households."""

    code: str
    households: int
    polygon: str


@dataclass(frozen=True, slots=True)
class Estate:
    """A residential estate at a point (degrees, WGS-84), with the grid it mostly lies in."""

    id: str
    name: str
    aliases: tuple[str, ...]
    grid: str
    lat: float
    lon: float
    road: str
    number: str


@dataclass(frozen=True, slots=True)
class Building:
    """A building of an estate (by its id); ``grid`` only where it is not the estate's."""

    estate: str
    building: str
    entrances: int
    grid: str | None = None


@dataclass(frozen=True, slots=True)
class Road:
    """A road in the area that holds it."""

    name: str
    area: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacesBook:
    """One version of all of it."""

    grids: tuple[Grid, ...] = ()
    estates: tuple[Estate, ...] = ()
    buildings: tuple[Building, ...] = ()
    roads: tuple[Road, ...] = ()
