"""What failed is tried again later and later, but not ever later."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.backoff import doubled

FIRST = timedelta(seconds=10)
HOUR = timedelta(hours=1)


def test_each_wait_is_twice_the_one_before() -> None:
    waits = [doubled(FIRST, attempts, HOUR).total_seconds() for attempts in range(1, 6)]
    assert waits == [10, 20, 40, 80, 160]


@pytest.mark.parametrize("attempts", [10, 100, 1_000_000])
def test_no_wait_is_longer_than_the_longest(attempts: int) -> None:
    assert doubled(FIRST, attempts, HOUR) == HOUR


def test_a_first_wait_above_the_longest_is_cut() -> None:
    assert doubled(HOUR, 1, FIRST) == FIRST


def test_what_is_put_off_before_any_attempt_waits_half_of_the_first() -> None:
    assert doubled(FIRST, 0, HOUR) == FIRST / 2
