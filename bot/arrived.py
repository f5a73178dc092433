"""How far messages of several pieces have come."""

from __future__ import annotations

from collections import OrderedDict

MOST_REMEMBERED = 2_000


class Arrived:
    """How many pieces of each message have arrived, for when it is tried again.

    Each is noted when it arrives: the sender breaks a call off that takes too long.
    """

    def __init__(self) -> None:
        self._counts: OrderedDict[str, int] = OrderedDict()

    def count(self, message_id: str) -> int:
        """Return how many pieces of a message have arrived."""
        return self._counts.get(message_id, 0)

    def note(self, message_id: str, count: int) -> None:
        """Note how many pieces have arrived; the messages that were noted last are kept."""
        self.forget(message_id)
        if count:
            self._counts[message_id] = count
        if len(self._counts) > MOST_REMEMBERED:
            self._counts.popitem(last=False)

    def forget(self, message_id: str) -> int:
        """Forget a message; return how many of its pieces had arrived."""
        return self._counts.pop(message_id, 0)
