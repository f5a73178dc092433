"""Rows of areas are checked before anything is stored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.area_rows import AreaRow, with_paths
from storage.errors import ImportInvalidError
from tests.contract.records import AREAS
from tickets.people import AreaKind


def test_a_path_names_every_area_from_the_city_down() -> None:
    paths = {area.code: area.path for area in with_paths(AREAS)}
    assert paths["C"] == "C/"
    assert paths["G1"] == "C/D/S/K/G1/"


def test_a_code_that_stands_twice_is_refused_by_name() -> None:
    with pytest.raises(ImportInvalidError, match="G1 stands twice"):
        with_paths([*AREAS, AREAS[5]])


def test_a_missing_parent_is_refused_by_name() -> None:
    with pytest.raises(ImportInvalidError, match="lies in K, which is missing"):
        with_paths([area for area in AREAS if area.code != "K"])


def test_there_must_be_one_city() -> None:
    with pytest.raises(ImportInvalidError, match="not 0"):
        with_paths([])
    with pytest.raises(ImportInvalidError, match="not 2"):
        with_paths([*AREAS, AreaRow("C2", AreaKind.CITY, "威海市", None)])


def test_areas_that_hold_each_other_are_refused() -> None:
    circle = [replace(area, parent="G1") if area.code == "K" else area for area in AREAS]
    with pytest.raises(ImportInvalidError, match="lies in itself"):
        with_paths(circle)
