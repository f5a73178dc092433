"""Whistles."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from storage.rows import AnyRow
from storage.tables.tickets import whistles
from tickets.errors import UnknownRecordError
from tickets.whistles import Call, Whistle, WhistleKind

_W = whistles.c
_ADD = insert(whistles)
_GET = select(whistles).where(_W.id == bindparam("wanted")).with_for_update()
_SAVE = (
    update(whistles)
    .where(_W.id == bindparam("wanted"))
    .values(calls=bindparam("called"), result=bindparam("came"), ended_at=bindparam("end"))
)
_OF_TICKET = select(whistles).where(_W.ticket_id == bindparam("ticket")).order_by(_W.id)
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(tuple[Call, ...])


class Whistles:
    """Whistles (tickets.whistles.Whistles)."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, whistle: Whistle) -> None:
        """Store a new whistle."""
        self._connection.execute(
            _ADD,
            {
                "id": whistle.id,
                "ticket_id": whistle.ticket_id,
                "kind": whistle.kind.value,
                "text": whistle.text,
                "blown_by": whistle.blown_by,
                "created_at": whistle.created_at,
                "due_at": whistle.due_at,
                "calls": _encoder.encode(whistle.calls).decode(),
                "result": whistle.result,
                "ended_at": whistle.ended_at,
            },
        )

    def get(self, whistle_id: str) -> Whistle:
        """Return a whistle, locked; raise UnknownRecordError if there is none."""
        row = self._connection.execute(_GET, {"wanted": whistle_id}).first()
        if row is None:
            raise UnknownRecordError(f"there is no whistle {whistle_id}")
        return _whistle(row)

    def save(self, whistle: Whistle) -> None:
        """Store what has changed: calls, result and end."""
        self._connection.execute(
            _SAVE,
            {
                "wanted": whistle.id,
                "called": _encoder.encode(whistle.calls).decode(),
                "came": whistle.result,
                "end": whistle.ended_at,
            },
        )

    def of_ticket(self, ticket_id: str) -> Sequence[Whistle]:
        """Return a ticket's whistles, oldest first."""
        return [
            _whistle(row) for row in self._connection.execute(_OF_TICKET, {"ticket": ticket_id})
        ]


def _whistle(row: AnyRow) -> Whistle:
    return Whistle(
        id=row.id,
        ticket_id=row.ticket_id,
        kind=WhistleKind(row.kind),
        text=row.text,
        blown_by=row.blown_by,
        created_at=row.created_at,
        due_at=row.due_at,
        calls=_decoder.decode(row.calls),
        result=row.result,
        ended_at=row.ended_at,
    )
