"""What a part of a transaction has read, so that it is not read again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tickets.events import Event
from tickets.model import Request, Ticket
from tickets.people import Assignment, Person


class Memo:
    """Records by id, as this transaction sees them, from one savepoint to the next.

    ``roles`` are by person and moment, ``requests`` and ``events`` by ticket, ``filed`` are the
    requests stored here.
    """

    __slots__ = ("events", "filed", "people", "requests", "roles", "tickets")

    def __init__(self) -> None:
        self.people: dict[str, Person] = {}
        self.roles: dict[tuple[str, datetime], Sequence[Assignment]] = {}
        self.tickets: dict[str, Ticket] = {}
        self.requests: dict[str, Sequence[Request]] = {}
        self.events: dict[str, Sequence[Event]] = {}
        self.filed: dict[str, Request] = {}

    def forget(self) -> None:
        """Forget everything."""
        for name in self.__slots__:
            getattr(self, name).clear()

    def forget_ticket(self, ticket_id: str) -> None:
        """Forget a ticket and what hangs on it: from now on nobody else changes it."""
        for held in (self.tickets, self.requests, self.events):
            held.pop(ticket_id, None)
