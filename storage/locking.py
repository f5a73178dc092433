"""Locks on what is not a row yet."""

from __future__ import annotations

from sqlalchemy import Connection, text

from storage.prepared import HotConnection

_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


def lock_name(connection: Connection | HotConnection, name: str) -> bool:
    """Keep other transactions that lock the same name out until this one ends.

    Return whether others may have changed something before; SQLite has one writer, which is lock
    enough.
    """
    if connection.dialect.name == "sqlite":
        return False
    connection.execute(_LOCK, {"name": name})
    return True
