"""Areas are found by code and by name."""

from __future__ import annotations

import pytest

from storage.area_book import AreaBook
from storage.area_rows import with_paths
from tests.contract.records import AREAS
from tickets.errors import UnknownRecordError

BOOK = AreaBook(with_paths(AREAS))


def test_every_area_stands_after_the_one_that_holds_it() -> None:
    seen: set[str | None] = {None}
    for area in BOOK.areas:
        assert area.parent in seen
        seen.add(area.code)


def test_larger_areas_are_named_first() -> None:
    assert [area.code for area in BOOK.named("街", "")] == ["S", "S2"]
    assert [area.code for area in BOOK.named("顶", "")] == ["S", "K"]


def test_right_below_an_area_are_those_that_name_it_as_their_parent() -> None:
    assert [area.code for area in BOOK.right_below("D")] == ["S", "S2"]
    assert BOOK.right_below("G1") == ()


def test_a_name_that_no_area_has_finds_none() -> None:
    assert BOOK.named("威海", "") == []


def test_without_areas_there_is_no_city() -> None:
    with pytest.raises(UnknownRecordError):
        AreaBook(()).city()
