"""The address says which database is opened."""

from __future__ import annotations

from pathlib import Path

from storage.opening import open_database
from storage.postgres_database import PostgresDatabase
from storage.sqlite_database import SqliteDatabase


def test_each_address_opens_its_database(tmp_path: Path) -> None:
    lite = open_database(f"sqlite:///{tmp_path}/huying.db")
    full = open_database("postgresql://localhost/huying")
    assert isinstance(lite, SqliteDatabase)
    assert isinstance(full, PostgresDatabase)
    lite.close()
    full.close()
