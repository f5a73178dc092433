"""Read a day that somebody typed: 11月25日, 2026-11-25, 25号, 3天, 3 days."""

from __future__ import annotations

import re
from datetime import date, timedelta

SPAN = re.compile(r"(\d{1,3})\s*(?:天|days?)", re.IGNORECASE)
FULL = re.compile(r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
DAY = re.compile(r"(\d{1,2})\s*[日号]")


def typed_date(text: str, today: date) -> date | None:
    """Return the day that a text names, the next such day where it leaves out month or year.

    A number of days counts today. None if it names no day.
    """
    words = text.strip()
    if span := SPAN.fullmatch(words):
        return today + timedelta(days=max(1, int(span[1])) - 1)
    if full := FULL.fullmatch(words):
        return _of_year(full[1], int(full[2]), int(full[3]), today)
    if day := DAY.fullmatch(words):
        return _of_month(int(day[1]), today)
    return None


def _of_year(year: str | None, month: int, day: int, today: date) -> date | None:
    if year is not None:
        return _date(int(year), month, day)
    found = (_date(today.year + later, month, day) for later in (0, 1))
    return next((day for day in found if day is not None and day >= today), None)


def _of_month(day: int, today: date) -> date | None:
    months = (today.year * 12 + today.month - 1 + later for later in (0, 1, 2))
    found = (_date(month // 12, month % 12 + 1, day) for month in months)
    return next((day for day in found if day is not None and day >= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
