"""Broadcasts, and who lives where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Connection, bindparam, func, insert, select, update

from storage.path_range import below, path_range
from storage.tables.people import broadcasts, people
from tickets.broadcasts import Broadcast
from tickets.errors import UnknownRecordError

_B, _P = broadcasts.c, people.c
_ADD = insert(broadcasts)
_GET = select(broadcasts).where(_B.id == bindparam("wanted"))
_SAVE = (
    update(broadcasts)
    .where(_B.id == bindparam("wanted"))
    .values(cursor=bindparam("last"), told=bindparam("count"), ended_at=bindparam("end"))
)
_COUNT = select(func.count()).select_from(people).where(below(_P.home_path))
_RESIDENTS = (
    select(_P.id)
    .where(below(_P.home_path), _P.id > bindparam("after"))
    .order_by(_P.id)
    .limit(bindparam("most"))
)


class Broadcasts:
    """Broadcasts (tickets.broadcasts.Broadcasts)."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, broadcast: Broadcast) -> None:
        """Store a new broadcast."""
        self._connection.execute(_ADD, asdict(broadcast))

    def get(self, broadcast_id: str) -> Broadcast:
        """Return a broadcast; raise UnknownRecordError if there is none."""
        row = self._connection.execute(_GET, {"wanted": broadcast_id}).mappings().first()
        if row is None:
            raise UnknownRecordError(f"there is no broadcast {broadcast_id}")
        return Broadcast(**row)

    def save(self, broadcast: Broadcast) -> None:
        """Store how far it has come."""
        self._connection.execute(
            _SAVE,
            {
                "wanted": broadcast.id,
                "last": broadcast.cursor,
                "count": broadcast.told,
                "end": broadcast.ended_at,
            },
        )

    def count_residents(self, path: str) -> int:
        """Count those whose home lies below a path."""
        return int(self._connection.execute(_COUNT, path_range(path)).scalar_one())

    def residents(self, path: str, after: str, limit: int) -> Sequence[str]:
        """Return the ids of those whose home lies below a path, above an id, in order."""
        named = path_range(path) | {"after": after, "most": limit}
        return [str(one) for one in self._connection.execute(_RESIDENTS, named).scalars()]
