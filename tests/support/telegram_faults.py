"""Faults that the fake Telegram shows when it is asked to."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """What goes wrong with a call."""

    TOO_MANY = "429"
    ERROR = "500"
    HTML = "html"
    NONSENSE = "nonsense"
    HANG = "hang"
    LOST_BEFORE = "lost before its effect"
    LOST_AFTER = "lost after its effect"


@dataclass(slots=True)
class Faults:
    """Shows faults on a share of the calls, or those that were set to come next.

    ``methods`` are the beginnings of the names of the methods that suffer.
    """

    share: float = 0.0
    kinds: tuple[Fault, ...] = ()
    methods: tuple[str, ...] = ("send", "edit")
    retry_after: int = 1
    seed: int = 1
    coming: list[Fault] = field(default_factory=list)
    shown: list[tuple[Fault, str]] = field(default_factory=list)
    closed: dict[str, float] = field(default_factory=dict)
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def next(self, method: str) -> Fault | None:
        """Return what goes wrong with this call, if anything."""
        if not method.startswith(self.methods):
            return None
        fault = None
        if self.coming:
            fault = self.coming.pop(0)
        elif self.kinds and self._random.random() < self.share:
            fault = self._random.choice(self.kinds)
        if fault is not None:
            self.shown.append((fault, method))
        return fault

    def close(self, chat: str) -> None:
        """Note that a chat was asked to wait."""
        self.closed[chat] = time.monotonic() + self.retry_after

    def is_early(self, chat: str) -> bool:
        """Tell whether a chat is called before the wait that it was asked for is over."""
        # A tenth of a second is what two clocks' reading and a loop's turn may differ by.
        return time.monotonic() < self.closed.get(chat, 0.0) - 0.1
