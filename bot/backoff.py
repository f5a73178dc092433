"""How long to wait before what failed is tried again."""

from __future__ import annotations

from datetime import timedelta

MOST_DOUBLINGS = 20  # a million times the first wait is longer than anybody means to wait


def doubled(first: timedelta, attempts: int, longest: timedelta) -> timedelta:
    """Return how long to wait after so many attempts: twice as long after each, up to a limit.

    After no attempt at all it is half of ``first``.
    """
    return min(first * 2.0 ** min(attempts - 1, MOST_DOUBLINGS), longest)
