"""Locks on what is not a row yet."""

from __future__ import annotations

from sqlalchemy import Connection, text

from storage.prepared import HotConnection

_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


def lock_name(connection: Connection | HotConnection, name: str) -> None:
    """Keep other transactions that lock the same name out until this one ends.

    SQLite has one writer, which is lock enough.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_LOCK, {"name": name})
