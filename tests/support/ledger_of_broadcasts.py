"""Broadcasts in a plain dictionary, for unit tests of the domain alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tickets.broadcasts import Broadcast
from tickets.errors import UnknownRecordError


@dataclass
class LedgerOfBroadcasts:
    """Broadcasts, and the paths of people's homes."""

    rows: dict[str, Broadcast] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)

    def add(self, broadcast: Broadcast) -> None:
        """Store a broadcast."""
        self.rows[broadcast.id] = broadcast

    save = add

    def get(self, broadcast_id: str) -> Broadcast:
        """Return a broadcast."""
        if broadcast_id not in self.rows:
            raise UnknownRecordError(broadcast_id)
        return self.rows[broadcast_id]

    def count_residents(self, path: str) -> int:
        """Count those whose home lies below a path."""
        return len(self.residents(path, "", len(self.homes)))

    def residents(self, path: str, after: str, limit: int) -> Sequence[str]:
        """Return those whose home lies below a path, above an id."""
        found = [one for one, home in sorted(self.homes.items()) if home.startswith(path)]
        return [one for one in found if one > after][:limit]
