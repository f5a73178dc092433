"""Tests of the way from China's shifted coordinates to WGS-84."""

from __future__ import annotations

from math import cos, radians

from hypothesis import given
from hypothesis import strategies as st

from handlers.coordinates import to_gcj02, to_wgs84
from handlers.incoming import Crs, SharedLocation
from tickets.people import Point

YANTAI = Point(37.5365, 121.3912)
METRES_A_DEGREE = 111_320.0


def metres(one: Point, other: Point) -> float:
    """Return roughly how far two near points are apart."""
    north = (one.lat - other.lat) * METRES_A_DEGREE
    east = (one.lon - other.lon) * METRES_A_DEGREE * cos(radians(one.lat))
    return float((north**2 + east**2) ** 0.5)


def test_wgs84_stays_as_it_is() -> None:
    assert to_wgs84(SharedLocation(YANTAI.lat, YANTAI.lon)) == YANTAI


def test_a_chinese_map_shows_yantai_some_hundred_metres_off() -> None:
    assert 300 < metres(YANTAI, to_gcj02(YANTAI)) < 800


@given(st.floats(20, 50), st.floats(75, 132))
def test_the_way_back_is_exact_to_less_than_a_metre_within_china(lat: float, lon: float) -> None:
    point = Point(lat, lon)
    shifted = to_gcj02(point)
    back = to_wgs84(SharedLocation(shifted.lat, shifted.lon, Crs.GCJ02))
    assert metres(point, back) < 1
