"""How often something may be done by one address: a bucket that fills again with time."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MOST_KEYS = 20_000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, and then so many a second."""

    burst: int
    a_second: float


class Limit:
    """Counts by key and remembers the last ``MOST_KEYS`` keys; ``now`` is in seconds."""

    def __init__(self, rate: Rate, now: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._now = now
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, key: str) -> bool:
        """Take one from a key's bucket; False where it is empty."""
        now = self._now()
        left, filled_at = self._buckets.pop(key, (float(self._rate.burst), now))
        left = min(self._rate.burst, left + (now - filled_at) * self._rate.a_second)
        allowed = left >= 1
        self._buckets[key] = (left - 1 if allowed else left, now)
        if len(self._buckets) > MOST_KEYS:
            self._buckets.popitem(last=False)
        return allowed
