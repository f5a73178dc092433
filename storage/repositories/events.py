"""The append-only record of what happened to tickets."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, insert, select, update

from storage.memo import Memo
from storage.prepared import HotConnection
from storage.rows import AnyRow
from storage.tables.tickets import events
from tickets.chunks import chunked
from tickets.events import Event, Reason
from tickets.status import Action, Status

_E = events.c
_APPEND = insert(events)
_OF_TICKET = select(events).where(_E.ticket_id == bindparam("ticket")).order_by(_E.revision)
_OF_TICKETS = (
    select(events)
    .where(_E.ticket_id.in_(bindparam("tickets", expanding=True)))
    .order_by(_E.ticket_id, _E.revision)
)
_REDACT = update(events).where(_E.request_id == bindparam("request")).values(text="", media=())


class Events:
    """What happened to tickets (tickets.ports.Events)."""

    __slots__ = ("_connection", "_memo")

    def __init__(self, connection: HotConnection, memo: Memo) -> None:
        self._connection = connection
        self._memo = memo

    def append(self, event: Event) -> None:
        """Store an event."""
        self._connection.execute(_APPEND, _columns(event))
        known = self._memo.events.pop(event.ticket_id, None)
        if known is not None and event.revision == len(known) + 1:
            self._memo.events[event.ticket_id] = [*known, event]

    def of_ticket(self, ticket_id: str) -> Sequence[Event]:
        """Return a ticket's events in order."""
        known = self._memo.events.get(ticket_id)
        if known is None:
            rows = self._connection.execute(_OF_TICKET, {"ticket": ticket_id})
            known = self._memo.events[ticket_id] = [_event(row) for row in rows]
        return known

    def of_tickets(self, ticket_ids: Sequence[str]) -> Sequence[Event]:
        """Return the events of several tickets, each ticket's in order."""
        return [
            _event(row)
            for chunk in chunked(ticket_ids)
            for row in self._connection.execute(_OF_TICKETS, {"tickets": chunk})
        ]

    def redact(self, request_id: str) -> None:
        """Blank the words and files of the events of a request whose person is forgotten."""
        self._connection.execute(_REDACT, {"request": request_id})
        self._memo.events.clear()


def _columns(event: Event) -> dict[str, object]:
    return {
        "id": event.id,
        "ticket_id": event.ticket_id,
        "revision": event.revision,
        "at": event.at,
        "action": event.action.value,
        "status": event.status.value,
        "cycle": event.cycle,
        "actor": event.actor,
        "reason": event.reason.value if event.reason else None,
        "text": event.text,
        "media": event.media,
        "request_id": event.request_id,
        "to": event.to,
    }


def _event(row: AnyRow) -> Event:
    return Event(
        id=row.id,
        ticket_id=row.ticket_id,
        revision=row.revision,
        at=row.at,
        action=Action(row.action),
        status=Status(row.status),
        cycle=row.cycle,
        actor=row.actor,
        reason=Reason(row.reason) if row.reason else None,
        text=row.text,
        media=row.media,
        request_id=row.request_id,
        to=row.to,
    )
