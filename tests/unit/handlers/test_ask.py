"""Tests of questions that several conversations ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest

from handlers.ask import (
    FoundPlace,
    category_choices,
    matter_choices,
    on_page,
    paged,
    place_from_location,
    place_from_text,
)
from handlers.coordinates import to_gcj02
from handlers.incoming import Crs, Incoming, Kind, SharedLocation
from handlers.offers import Choice
from handlers.session import Session
from handlers.turn import Turn
from tests.unit.handlers.city import AT_SEA, EAST_1
from tests.unit.handlers.plain_reader import PlainAddress, PlainReading
from tests.unit.handlers.stage import MONDAY, Stage
from tickets.people import Point

T = TypeVar("T")


def asking(stage: Stage, ask: Callable[[Turn], T]) -> T:
    """Return what a question finds in a resident's turn."""
    person = stage.resident().person
    incoming = Incoming("test", "one", "e1", "anna", "room", Kind.TEXT, MONDAY)
    return stage.do(
        lambda context: ask(Turn(context, incoming, context.work.actor(person), Session()))
    )


def written(stage: Stage, text: str, within: str = "") -> FoundPlace:
    """Return the place that is found in a text."""
    return asking(stage, lambda turn: place_from_text(turn, stage.reader.read(text), within))


def shared(stage: Stage, lat: float, lon: float, crs: Crs = Crs.WGS84) -> FoundPlace:
    """Return the place that is found for a location."""
    return asking(stage, lambda turn: place_from_location(turn, SharedLocation(lat, lon, crs)))


def test_an_address_gives_its_grid_and_where_it_lies(stage: Stage) -> None:
    place = written(stage, "幸福小区3号楼2单元灯坏了").place
    assert place is not None
    assert (place.area, place.building, place.entrance) == ("east-1", "3", "2")
    assert place.point == Point(37.5005, 121.4005)


def test_several_places_of_one_name_are_left_to_be_chosen(stage: Stage) -> None:
    assert written(stage, "阳光花园5号楼") == FoundPlace(candidates=("east-2", "west-1"))


def test_the_chosen_area_settles_which_of_them_is_meant(stage: Stage) -> None:
    place = written(stage, "阳光花园5号楼", within="west-1").place
    assert place is not None
    assert (place.area, place.estate, place.building) == ("west-1", "阳光花园", "5")


def test_a_text_without_an_address_gives_nothing(stage: Stage) -> None:
    assert written(stage, "灯坏了") == FoundPlace()


def test_an_area_that_is_no_longer_there_is_no_place(stage: Stage) -> None:
    gone = PlainReading("report", (), PlainAddress(None, ("gone",), "旧街"), None)
    assert asking(stage, lambda turn: place_from_text(turn, gone)).place is None


def test_a_shared_location_gives_the_grid_that_holds_it(stage: Stage) -> None:
    place = shared(stage, *EAST_1).place
    assert place is not None
    assert (place.area, place.point) == ("east-1", Point(*EAST_1))


def test_a_location_from_a_chinese_map_is_shifted_back(stage: Stage) -> None:
    shown = to_gcj02(Point(*EAST_1))
    place = shared(stage, shown.lat, shown.lon, Crs.GCJ02).place
    assert place is not None
    assert place.area == "east-1"


@pytest.mark.parametrize("point", [AT_SEA, (48.2, 16.37), (0.0, 0.0)], ids=["sea", "Vienna", "0"])
def test_a_location_outside_the_city_is_told_apart(
    stage: Stage, point: tuple[float, float]
) -> None:
    assert shared(stage, *point) == FoundPlace(problem="location-outside")


@pytest.mark.parametrize(
    "point", [(91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0), (float("inf"), 0.0)]
)
def test_a_location_that_is_none_on_earth_is_invalid(
    stage: Stage, point: tuple[float, float]
) -> None:
    assert shared(stage, *point) == FoundPlace(problem="location-invalid")


def test_a_category_is_picked_by_its_code_after_what_the_step_was_given(stage: Stage) -> None:
    shown = asking(stage, lambda turn: category_choices(turn, "x.page", "x.pick", 0, "t1"))
    assert shown[0] == Choice("第01类", "x.pick", ("t1", "01"))
    assert len(shown) == 4


def test_a_categorys_matters_are_picked_by_their_ids(stage: Stage) -> None:
    shown = asking(stage, lambda turn: matter_choices(turn, "x.page", "x.pick", "02", 0))
    assert shown == (Choice("路灯不亮", "x.pick", ("02-001",)),)


def test_pages_hold_eight_and_lead_to_their_neighbours(stage: Stage) -> None:
    rows = [Choice(str(number), "x.pick") for number in range(20)]

    def shown(page: int) -> list[str]:
        choices = asking(stage, lambda turn: paged(turn, rows, page, "x.page", ("t1",)))
        return [f"{c.label}{c.args[-1]}" if c.args else c.label for c in choices]

    assert shown(0) == [*map(str, range(8)), "下一页1"]
    assert shown(1) == [*map(str, range(8, 16)), "上一页0", "下一页2"]
    assert shown(2) == [*map(str, range(16, 20)), "上一页1"]


def test_a_page_beyond_the_end_is_empty() -> None:
    assert on_page(range(3), 1) == range(3, 3)
