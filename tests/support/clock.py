"""A clock that stands until a test moves it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

MONDAY_MORNING = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
"""Monday, 10:00 in Yantai, a working day in a week without holidays."""


@dataclass
class HandClock:
    """Tells the moment that was set last."""

    moment: datetime = MONDAY_MORNING

    def now(self) -> datetime:
        """Return the moment it shows."""
        return self.moment

    def forward(self, span: timedelta) -> datetime:
        """Move it and return what it shows then."""
        self.moment += span
        return self.moment


class RunningClock:
    """Runs as every clock does, but begins on that Monday: office hours have to be found open."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def now(self) -> datetime:
        """Return the moment it shows."""
        return MONDAY_MORNING + timedelta(seconds=time.monotonic() - self._began)
