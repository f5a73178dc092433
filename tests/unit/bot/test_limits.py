"""How often something may be done: a burst, then a trickle, each key by itself."""

from __future__ import annotations

from bot import limits
from bot.limits import Limit, Rate


class Watch:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        """Return the seconds that have passed."""
        return self.seconds


def test_after_a_burst_only_a_trickle_is_allowed() -> None:
    watch = Watch()
    limit = Limit(Rate(burst=3, a_second=0.5), watch.now)
    assert [limit.allows("a") for _ in range(5)] == [True, True, True, False, False]
    watch.seconds = 2
    assert [limit.allows("a") for _ in range(2)] == [True, False]


def test_a_long_rest_allows_no_more_than_a_burst() -> None:
    watch = Watch()
    limit = Limit(Rate(burst=2, a_second=1), watch.now)
    watch.seconds = 1000
    assert [limit.allows("a") for _ in range(3)] == [True, True, False]


def test_one_key_does_not_use_up_another() -> None:
    limit = Limit(Rate(burst=1, a_second=0), Watch().now)
    assert limit.allows("a")
    assert limit.allows("b")
    assert not limit.allows("a")


def test_many_keys_do_not_fill_the_memory() -> None:
    limit = Limit(Rate(burst=1, a_second=0), Watch().now)
    for number in range(limits.MOST_KEYS + 1):
        limit.allows(str(number))
    assert limit.allows("0")  # the oldest was forgotten
    assert not limit.allows(str(limits.MOST_KEYS))
