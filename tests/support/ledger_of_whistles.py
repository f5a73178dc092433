"""Whistles in a plain dictionary, for unit tests of the domain alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tickets.errors import UnknownRecordError
from tickets.whistles import Whistle


@dataclass
class LedgerOfWhistles:
    """Whistles."""

    rows: dict[str, Whistle] = field(default_factory=dict)

    def add(self, whistle: Whistle) -> None:
        """Store a whistle."""
        self.rows[whistle.id] = whistle

    save = add

    def get(self, whistle_id: str) -> Whistle:
        """Return a whistle."""
        if whistle_id not in self.rows:
            raise UnknownRecordError(whistle_id)
        return self.rows[whistle_id]

    def of_ticket(self, ticket_id: str) -> Sequence[Whistle]:
        """Return a ticket's whistles."""
        return [whistle for whistle in self.rows.values() if whistle.ticket_id == ticket_id]
