"""Open a database by its address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from storage.database import Database, utc_now
from storage.engine import is_sqlite
from storage.postgres_database import PostgresDatabase
from storage.sealing import UNSEALED, Sealer
from storage.sqlite_database import SqliteDatabase


def open_database(
    url: str, now: Callable[[], datetime] = utc_now, sealer: Sealer = UNSEALED
) -> Database:
    """Open ``sqlite:////absolute/path`` or ``postgresql://…``; it is not migrated by this.

    A missing SQLite file is made; its folder must exist.
    """
    database = SqliteDatabase(url, now) if is_sqlite(url) else PostgresDatabase(url, now)
    database.sealer = sealer
    return database
