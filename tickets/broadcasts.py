"""A word of an administration to the residents of its area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Broadcast:
    """What is told to whom: those whose home lies within the area of the path.

    They are told one portion after another: ``cursor`` is the last person's id so far, ``told``
    how many it were.
    """

    id: str
    area: str
    path: str
    text: str
    author: str
    created_at: datetime
    cursor: str = ""
    told: int = 0
    ended_at: datetime | None = None


class Broadcasts(Protocol):
    """Broadcasts, and whom they reach."""

    def add(self, broadcast: Broadcast) -> None:
        """Store a new broadcast."""

    def get(self, broadcast_id: str) -> Broadcast:
        """Return a broadcast; raise UnknownRecordError if there is none."""

    def save(self, broadcast: Broadcast) -> None:
        """Store how far it has come."""

    def count_residents(self, path: str) -> int:
        """Count those whose home lies below a path."""

    def residents(self, path: str, after: str, limit: int) -> Sequence[str]:
        """Return the ids of those whose home lies below a path, above an id, in order."""
