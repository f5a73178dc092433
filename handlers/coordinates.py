"""From China's shifted coordinates (GCJ-02) to WGS-84.

The shift has no published formula; this is the approximation that all open implementations
share. Its inverse is found by iteration, exact to less than a metre within China.
"""

from __future__ import annotations

from math import cos, pi, radians, sin, sqrt

from handlers.incoming import Crs, SharedLocation
from tickets.people import Point

SEMI_MAJOR_AXIS = 6_378_245.0  # Krasovsky 1940, in metres
ECCENTRICITY_SQUARED = 0.00669342162296594323
ROUNDS = 4


def to_wgs84(location: SharedLocation) -> Point:
    """Return where a shared location is, in WGS-84."""
    if location.crs is Crs.WGS84:
        return Point(location.lat, location.lon)
    lat, lon = location.lat, location.lon
    for _ in range(ROUNDS):
        shifted = to_gcj02(Point(lat, lon))
        lat += location.lat - shifted.lat
        lon += location.lon - shifted.lon
    return Point(lat, lon)


def to_gcj02(point: Point) -> Point:
    """Return a WGS-84 point as Chinese maps show it."""
    x, y = point.lon - 105.0, point.lat - 35.0
    phi = radians(point.lat)
    magic = 1 - ECCENTRICITY_SQUARED * sin(phi) ** 2
    north = _northing(x, y) * 180.0
    east = _easting(x, y) * 180.0
    lat_metres = SEMI_MAJOR_AXIS * (1 - ECCENTRICITY_SQUARED) / (magic * sqrt(magic)) * pi
    lon_metres = SEMI_MAJOR_AXIS / sqrt(magic) * cos(phi) * pi
    return Point(point.lat + north / lat_metres, point.lon + east / lon_metres)


def _northing(x: float, y: float) -> float:
    metres = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    metres += (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    metres += (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    return metres + (160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0)) * 2.0 / 3.0


def _easting(x: float, y: float) -> float:
    metres = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    metres += (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    metres += (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    return metres + (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
