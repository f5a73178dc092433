"""Days on which the city's working calendar differs from the shipped one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day (``2027-02-15``) and whether it is worked."""

    day: str
    worked: bool
