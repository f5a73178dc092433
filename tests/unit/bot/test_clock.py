"""The machine's clock."""

from __future__ import annotations

from datetime import UTC

from bot.clock import SystemClock


def test_the_machines_clock_tells_utc_and_does_not_go_back() -> None:
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first.tzinfo is UTC
    assert first <= second
