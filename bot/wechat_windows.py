"""How many customer-service messages WeChat still takes for a person, counted as WeChat does.

Five in the 48 hours after a message; three in the minute after a tap on the menu, a scan, or
following. Answers inside the HTTP response are not counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from bot.transaction import Chat, OpenWindow, Transaction
from handlers.wording import DEFAULT_LANGUAGE


class WindowKind(StrEnum):
    """What opened a window."""

    WORDS = "words"
    TAP = "tap"


COUNTS = MappingProxyType({WindowKind.WORDS: 5, WindowKind.TAP: 3})
SPANS = MappingProxyType(
    {WindowKind.WORDS: timedelta(hours=48), WindowKind.TAP: timedelta(minutes=1)}
)


@dataclass(frozen=True, slots=True)
class Reach:
    """How somebody can be written to now: the windows, and in which language."""

    windows: tuple[OpenWindow, ...]
    language: str

    @property
    def left(self) -> int:
        """How many messages they take in all."""
        return sum(window.left for window in self.windows)


def open_window(transaction: Transaction, chat: Chat, kind: WindowKind, at: datetime) -> None:
    """Open the window of something that somebody did."""
    transaction.windows.open(chat, kind, COUNTS[kind], at, transaction.now + SPANS[kind])


def find_reach(transaction: Transaction, chat: Chat) -> Reach:
    """Return how somebody can be written to now."""
    windows = tuple(transaction.windows.find_open(chat, transaction.now))
    return Reach(windows, language_of(transaction, chat))


def language_of(transaction: Transaction, chat: Chat) -> str:
    """Return the language of whoever writes there."""
    person = transaction.people.find_by_identity(*chat)
    return DEFAULT_LANGUAGE if person is None else person.language


def spend(transaction: Transaction, chat: Chat, reach: Reach, count: int) -> None:
    """Note that so many messages were sent: from the window that ends first, then the next."""
    for window in reach.windows:
        taken = min(count, window.left)
        if taken:
            transaction.windows.spend(chat, window.kind, taken)
        count -= taken
