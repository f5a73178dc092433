"""Who saw or changed what."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert

from storage.tables.upkeep import audit

_RECORD = insert(audit).inline()


class Audit:
    """Who saw or changed what: references only, never personal text (tickets.ports.Audit)."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def record(self, actor: str | None, action: str, subject: str, at: datetime) -> None:
        """Append a row."""
        self._connection.execute(
            _RECORD, {"actor": actor, "action": action, "subject": subject, "at": at}
        )
