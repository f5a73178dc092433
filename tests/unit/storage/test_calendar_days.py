"""A day of the city's calendar as a value."""

from __future__ import annotations

from storage.calendar_days import CalendarDay


def test_days_of_one_date_differ_by_whether_they_are_worked() -> None:
    assert CalendarDay("2027-03-06", worked=True) != CalendarDay("2027-03-06", worked=False)
