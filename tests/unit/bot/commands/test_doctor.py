"""``huying doctor`` as whoever operates the server sees it."""

from __future__ import annotations

from tests.support.command import Huying


def test_a_filled_city_is_in_order(huying: Huying) -> None:
    ran = huying("doctor")
    assert ran.code == 0
    assert "FAIL" not in ran.out


def test_a_city_without_areas_and_list_is_broken(empty_huying: Huying) -> None:
    ran = empty_huying("doctor")
    assert ran.code == 1
    assert ran.out.count("FAIL") == 2
    assert "huying import areas" in ran.out
    assert "huying import list" in ran.out
