"""How fast a bot account sends: in all, to one chat, and not at all for a while."""

from __future__ import annotations

from collections.abc import Callable, Collection

from bot.push import Pace


class Pacer:
    """Says when an account may send, by a clock that is never set (``monotonic``, in seconds).

    Up to ``burst`` messages leave at once, then ``a_second``. A chat that got a message rests;
    one that the platform closed for a while gets nothing.
    """

    def __init__(self, pace: Pace, monotonic: Callable[[], float]) -> None:
        self._pace = pace
        self._now = monotonic
        self._left = float(pace.burst)
        self._counted_at = monotonic()
        self._paused_until = float("-inf")
        self._resting: dict[str, float] = {}
        self._closed: dict[str, float] = {}

    @property
    def room(self) -> int:
        """How many messages may leave now."""
        self._count()
        return 0 if self.is_stopped else int(self._left)

    @property
    def is_stopped(self) -> bool:
        """Whether nothing at all may leave for a while."""
        return self._now() < self._paused_until

    @property
    def resting(self) -> Collection[str]:
        """The chats that got a message a moment ago."""
        return _still(self._resting, self._now())

    @property
    def closed(self) -> Collection[str]:
        """The chats that get nothing for a while."""
        return _still(self._closed, self._now())

    @property
    def pause(self) -> float:
        """In how many seconds something changes that may let a message leave; at least 0."""
        self._count()
        now = self._now()
        missing = max(0.0, 1 - self._left) / self._pace.a_second
        stopped = max(missing, self._paused_until - now)
        if stopped > 0:
            return stopped
        moments = (*self._resting.values(), *self._closed.values())
        return max(0.0, min(moments, default=float("inf")) - now)

    def spend(self, chat: str) -> None:
        """Count a message to a chat."""
        self._count()
        self._left -= 1
        self._resting[chat] = self._now() + self._pace.chat_seconds

    def close(self, chat: str, seconds: float) -> None:
        """Send nothing to a chat for some seconds."""
        self._closed[chat] = self._now() + seconds

    def stop(self, seconds: float) -> None:
        """Send nothing at all for some seconds."""
        self._paused_until = max(self._paused_until, self._now() + seconds)

    def _count(self) -> None:
        now = self._now()
        grown = (now - self._counted_at) * self._pace.a_second
        self._left = min(float(self._pace.burst), self._left + grown)
        self._counted_at = now


def _still(chats: dict[str, float], now: float) -> Collection[str]:
    """Forget the chats whose time is over and return the others."""
    for chat in [chat for chat, until in chats.items() if until <= now]:
        del chats[chat]
    return chats.keys()
