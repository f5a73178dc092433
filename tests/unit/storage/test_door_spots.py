"""Where door posters hang."""

from __future__ import annotations

from storage.area_book import AreaBook
from storage.door_spots import spots_of_numbers, spots_within
from storage.places import Building, Estate, PlacesBook
from tickets.people import Area, AreaKind

AREAS = AreaBook(
    [
        Area("K", AreaKind.COMMUNITY, "东社区", None, "K/"),
        Area("G1", AreaKind.GRID, "第一网格", "K", "K/G1/"),
        Area("G2", AreaKind.GRID, "第二网格", "K", "K/G2/"),
    ]
)
PLACES = PlacesBook(
    estates=(
        Estate("e1", "幸福小区", (), "G1", 37.5, 121.4, "", ""),
        Estate("e2", "平房区", (), "G2", 37.6, 121.5, "", ""),
        Estate("e3", "外地小区", (), "G9", 37.7, 121.6, "", ""),
    ),
    buildings=(
        Building("e1", "10", 2),
        Building("e1", "2", 2),
        Building("e1", "2A", 2, "G2"),
    ),
)


def test_buildings_come_in_order_and_an_estate_without_any_once() -> None:
    spots = spots_within(AREAS, PLACES, "K/")
    assert [(spot.estate, spot.building) for spot in spots] == [
        ("e1", "2"),
        ("e1", "2A"),
        ("e1", "10"),
        ("e2", ""),
    ]
    assert spots[3].place.building is None


def test_a_spot_lies_in_the_buildings_own_grid() -> None:
    areas = {spot.building: spot.place.area for spot in spots_within(AREAS, PLACES, "K/")}
    assert (areas["2"], areas["2A"]) == ("G1", "G2")
    assert [spot.building for spot in spots_within(AREAS, PLACES, "K/G1/")] == ["2", "10"]


def test_numbered_buildings_need_not_be_known() -> None:
    first = spots_within(AREAS, PLACES, "K/")[0]
    spots = spots_of_numbers(AREAS, PLACES, first, ["2A", "77"])
    assert [(spot.building, spot.place.area) for spot in spots] == [("2A", "G2"), ("77", "G1")]
    assert spots[1].place.estate == "幸福小区"
