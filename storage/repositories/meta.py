"""Facts about the database itself."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from storage.prepared import HotConnection
from storage.tables.upkeep import meta
from storage.upserts import upsert

_GET = select(meta.c.value).where(meta.c.key == bindparam("wanted"))
_SET = upsert(meta, ("key",), ("value",))


class Meta:
    """Facts about the database, by key."""

    __slots__ = ("_connection",)

    def __init__(self, connection: HotConnection) -> None:
        self._connection = connection

    def get(self, key: str) -> str | None:
        """Return a fact."""
        value: str | None = self._connection.execute(_GET, {"wanted": key}).scalar_one_or_none()
        return value

    def set(self, key: str, value: str) -> None:
        """Store a fact."""
        self._connection.execute(_SET.on(self._connection), {"key": key, "value": value})
