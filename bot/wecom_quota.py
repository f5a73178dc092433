"""How many messages WeCom still shows to a member: what is above its limits it drops silently."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

MINUTE, HOUR = 60.0, 3600.0
A_MINUTE, AN_HOUR = 30, 1000
FOR_ANSWERS_A_MINUTE, FOR_ANSWERS_AN_HOUR = 10, 200
"""So many of them are kept for answers and for what is urgent."""


class MemberQuota:
    """Counts what one member got; moments are seconds of any one clock."""

    def __init__(self, sent: Iterable[float] = ()) -> None:
        self._sent = deque(sorted(sent), maxlen=AN_HOUR)

    def spend(self, now: float) -> None:
        """Count a message."""
        self._sent.append(now)

    def wait(self, now: float, *, is_answer: bool) -> float:
        """Return in how many seconds another message may be sent; 0 is now."""
        minute = A_MINUTE - (0 if is_answer else FOR_ANSWERS_A_MINUTE)
        hour = AN_HOUR - (0 if is_answer else FOR_ANSWERS_AN_HOUR)
        return max(self._until_fewer(minute, MINUTE, now), self._until_fewer(hour, HOUR, now))

    def _until_fewer(self, most: int, span: float, now: float) -> float:
        """Return in how many seconds fewer than ``most`` lie within the span."""
        if len(self._sent) < most:
            return 0.0
        return max(0.0, self._sent[-most] + span - now)
