"""China's working days from the library ``holidays``: weekends, holidays and make-up workdays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import holidays

WEEKEND = frozenset({5, 6})


class ChinaCalendar:
    """The working calendar; ``overrides`` says of single days whether they are worked.

    Source of the days: the State Council's yearly notices, as ``holidays`` holds them.
    """

    def __init__(
        self,
        overrides: Mapping[date, bool] | None = None,
        shipped: holidays.HolidayBase | None = None,
    ) -> None:
        self._holidays = holidays.country_holidays("CN") if shipped is None else shipped
        self._overrides = dict(overrides or {})
        self._asked: dict[date, bool] = {}

    def revised(self, overrides: Mapping[date, bool]) -> ChinaCalendar:
        """Return the shipped calendar with other overrides."""
        return ChinaCalendar(overrides, self._holidays)

    def is_workday(self, day: date) -> bool:
        """Tell whether a day is worked."""
        known = self._asked.get(day)
        if known is None:
            override = self._overrides.get(day)
            known = self._holidays.is_working_day(day) if override is None else override
            self._asked[day] = known
        return known

    def is_complete(self, year: int) -> bool:
        """Tell whether a year's make-up workdays are known: its weekends hold worked days.

        Without them weekdays that are no holidays are worked, and that is not quite so.
        """
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        days = map(date.fromordinal, range(first, last + 1))
        return any(day.weekday() in WEEKEND and self.is_workday(day) for day in days)
