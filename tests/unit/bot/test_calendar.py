"""China's working days: holidays, make-up workdays, overrides, and years without a notice."""

from __future__ import annotations

from datetime import date

from bot.calendar import ChinaCalendar

CALENDAR = ChinaCalendar()


def test_a_make_up_sunday_is_worked() -> None:
    assert CALENDAR.is_workday(date(2025, 9, 28))


def test_a_holiday_on_a_weekday_is_not_worked() -> None:
    assert not CALENDAR.is_workday(date(2025, 10, 6))


def test_ordinary_days_follow_the_week() -> None:
    assert CALENDAR.is_workday(date(2025, 11, 21))
    assert not CALENDAR.is_workday(date(2025, 11, 22))


def test_an_override_wins_over_the_notice() -> None:
    calendar = ChinaCalendar({date(2025, 11, 22): True, date(2025, 11, 21): False})
    assert calendar.is_workday(date(2025, 11, 22))
    assert not calendar.is_workday(date(2025, 11, 21))


def test_a_year_with_its_notice_is_complete() -> None:
    assert CALENDAR.is_complete(2025)


def test_a_year_without_a_notice_falls_back_to_weekdays_and_says_so() -> None:
    assert not CALENDAR.is_complete(2060)
    assert CALENDAR.is_workday(date(2060, 3, 1))
    assert not CALENDAR.is_workday(date(2060, 10, 1))


def test_an_imported_make_up_day_completes_a_year() -> None:
    assert ChinaCalendar({date(2060, 12, 31): True, date(2060, 1, 31): True}).is_complete(2060)
