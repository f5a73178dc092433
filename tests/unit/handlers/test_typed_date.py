"""Tests of reading typed days."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.typed_date import typed_date

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("11月25日", date(2026, 11, 25)),
        ("11-25", date(2026, 11, 25)),
        ("11/25", date(2026, 11, 25)),
        ("2026年12月1号", date(2026, 12, 1)),
        (" 2027-01-02 ", date(2027, 1, 2)),
        ("25号", date(2026, 11, 25)),
        ("1天", TODAY),
        ("3天", date(2026, 11, 25)),
        ("3 days", date(2026, 11, 25)),
        ("0天", TODAY),
    ],
)
def test_a_day_is_read_as_people_write_it(words: str, day: date) -> None:
    assert typed_date(words, TODAY) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("1月5日", date(2027, 1, 5)),
        ("11月23日", TODAY),
        ("11月22日", date(2027, 11, 22)),
        ("3号", date(2026, 12, 3)),
        ("31号", date(2026, 12, 31)),
    ],
)
def test_what_is_left_out_means_the_next_such_day(words: str, day: date) -> None:
    assert typed_date(words, TODAY) == day


@pytest.mark.parametrize("words", ["", "下周", "2月30日", "13月1日", "32号", "11月25日下午", "3"])
def test_anything_else_names_no_day(words: str) -> None:
    assert typed_date(words, TODAY) is None
