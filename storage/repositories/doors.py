"""Door posters' tokens."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from storage.rows import AnyRow
from storage.tables.people import doors
from tickets.doors import Door

_D = doors.c
_FIND = select(doors).where(_D.token == bindparam("wanted"))
# Read when posters are printed, never in a conversation: all rows may be looked at.
_VALID_OF = (
    select(doors)
    .where(_D.estate.in_(bindparam("estates", expanding=True)), _D.revoked_at.is_(None))
    .order_by(_D.created_at, _D.token)
)
_ADD = insert(doors)
_REVOKE = update(doors).where(_D.token == bindparam("wanted")).values(revoked_at=bindparam("at"))


class Doors:
    """Door posters' tokens (tickets.doors.Doors)."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, token: str) -> Door | None:
        """Return the door of a token, revoked or not."""
        row = self._connection.execute(_FIND, {"wanted": token}).first()
        return None if row is None else _door(row)

    def valid_of(self, estates: Collection[str]) -> Sequence[Door]:
        """Return the doors of these estates whose tokens are not revoked, oldest first."""
        rows = self._connection.execute(_VALID_OF, {"estates": sorted(estates)})
        return [_door(row) for row in rows]

    def add(self, door: Door) -> None:
        """Store a new door."""
        self._connection.execute(
            _ADD,
            {
                "token": door.token,
                "area": door.place.area,
                "estate": door.estate,
                "building": door.building,
                "place": door.place,
                "created_by": door.created_by,
                "created_at": door.created_at,
                "revoked_at": door.revoked_at,
            },
        )

    def revoke(self, token: str, at: datetime) -> None:
        """Let a token propose nothing any more."""
        self._connection.execute(_REVOKE, {"wanted": token, "at": at})


def _door(row: AnyRow) -> Door:
    return Door(
        token=row.token,
        estate=row.estate,
        building=row.building,
        place=row.place,
        created_at=row.created_at,
        created_by=row.created_by,
        revoked_at=row.revoked_at,
    )
