"""Who alone may do something for a while, such as polling a bot account."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, or_

from storage.tables.upkeep import leases
from storage.upserts import upsert_where

_L = leases.c
_ACQUIRE = upsert_where(
    leases,
    ("name",),
    ("holder", "until"),
    where=or_(
        _L.holder == bindparam("wanting"),
        _L.until <= bindparam("now"),
        _L.until > bindparam("believable"),
    ),
)
_RELEASE = delete(leases).where(_L.name == bindparam("lease"), _L.holder == bindparam("held_by"))


class Leases:
    """Leases by name, each with one holder until a moment."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def acquire(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        """Take a free or expired lease, or prolong one's own; False if another holds it.

        One that runs out much later than this one would was dated by a clock that was wrong.
        """
        named: dict[str, object] = {
            "name": name,
            "holder": holder,
            "until": until,
            "wanting": holder,
            "now": now,
        }
        named["believable"] = until + (until - now)
        return self._connection.execute(_ACQUIRE.on(self._connection), named).first() is not None

    def release(self, name: str, holder: str) -> None:
        """Give one's own lease back."""
        self._connection.execute(_RELEASE, {"lease": name, "held_by": holder})
