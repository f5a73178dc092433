"""Points lie in grids, or near one."""

from __future__ import annotations

import json
import math

import pytest

from storage.area_book import AreaBook
from storage.area_index import AreaIndex
from storage.area_rows import with_paths
from storage.places import Building, Estate, Grid, PlacesBook
from tests.contract.records import AREAS
from tickets.people import Point

SOUTH, NORTH = 37.500, 37.510
METRE = 1 / 111_195


def square(west: float, east: float) -> str:
    corners = [[west, SOUTH], [east, SOUTH], [east, NORTH], [west, NORTH], [west, SOUTH]]
    return json.dumps({"type": "Polygon", "coordinates": [corners]})


def estate(estate_id: str, name: str, grid: str, *aliases: str) -> Estate:
    return Estate(estate_id, name, aliases, grid, 37.5, 121.4, "南大街", "1")


INDEX = AreaIndex(
    AreaBook(with_paths(AREAS)),
    PlacesBook(
        grids=(Grid("G1", 300, square(121.400, 121.410)), Grid("G2", 300, square(121.412, 121.42))),
        estates=(
            estate("e1", "幸福小区", "G1", "幸福家园"),
            estate("e2", "阳光花园", "G1"),
            estate("e3", "阳光花园", "G2"),
            estate("e4", "同名苑", "G1"),
            estate("e5", "同名苑", "G1"),
        ),
        buildings=(Building("e1", "3", 2, "G2"), Building("e1", "4", 2)),
    ),
)


def test_a_point_lies_in_the_grid_that_holds_it() -> None:
    assert INDEX.grid_at(Point(37.505, 121.405)) == "G1"
    assert INDEX.grid_at(Point(37.505, 121.415)) == "G2"


def test_a_point_in_a_crack_lies_in_the_nearest_grid() -> None:
    assert INDEX.grid_at(Point(37.505, 121.4108)) == "G1"
    assert INDEX.grid_at(Point(37.505, 121.4112)) == "G2"


@pytest.mark.parametrize(("metres", "grid"), [(190, "G1"), (210, None)])
def test_near_means_within_two_hundred_metres(metres: int, grid: str | None) -> None:
    south = Point(SOUTH - metres * METRE, 121.405)
    west = Point(37.505, 121.400 - metres * METRE / math.cos(math.radians(37.505)))
    assert INDEX.grid_at(south) == grid
    assert INDEX.grid_at(west) == grid


def test_without_grids_no_point_lies_anywhere() -> None:
    assert AreaIndex(AreaBook(()), PlacesBook()).grid_at(Point(37.5, 121.4)) is None


def test_a_building_may_lie_in_another_grid_than_its_estate() -> None:
    assert INDEX.grid_of_building("幸福小区", "3", "K") == "G2"
    assert INDEX.grid_of_building("幸福小区", "4", "K") == "G1"
    assert INDEX.grid_of_building("幸福小区", "99", "K") == "G1"
    assert INDEX.grid_of_building("幸福小区", None, "K") == "G1"


def test_an_estate_is_found_by_its_other_name() -> None:
    assert INDEX.grid_of_building("幸福家园", None, "K") == "G1"


def test_an_estate_is_looked_for_in_the_area_only() -> None:
    assert INDEX.grid_of_building("阳光花园", None, "G2") == "G2"
    assert INDEX.grid_of_building("阳光花园", None, "G1") == "G1"
    assert INDEX.grid_of_building("阳光花园", None, "S2") is None
    assert INDEX.grid_of_building("无名小区", None, "K") is None


def test_two_estates_of_one_name_are_not_guessed_between() -> None:
    assert INDEX.grid_of_building("阳光花园", None, "K") is None
    assert INDEX.place_named("阳光花园", "K") is None


def test_two_estates_of_one_name_in_one_grid_share_it() -> None:
    assert INDEX.grid_of_building("同名苑", None, "K") == "G1"


def test_an_estate_lies_where_its_row_says() -> None:
    assert INDEX.place_named("幸福小区", "K") == Point(37.5, 121.4)
