"""What stands beside the ports."""

from __future__ import annotations

from tests.support.town import Town
from tickets.ports import place_in


def test_an_area_as_a_place_has_its_path_and_nothing_more(town: Town) -> None:
    place = place_in(town.areas.get("east"), "学校对面")
    assert (place.area, place.path, place.text) == (
        "east",
        "city/district/street/east/",
        "学校对面",
    )
    assert (place.estate, place.building, place.point) == (None, None, None)
