"""The first revision makes the city and its people."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect

from storage.engine import sqlite_writer
from storage.migrating import migrate


def test_people_and_books_are_there_after_the_first_revision(tmp_path: Path) -> None:
    engine = sqlite_writer(f"sqlite:///{tmp_path}/huying.db")
    migrate(engine, "0001")
    tables = set(inspect(engine).get_table_names())
    engine.dispose()
    assert {"people", "identities", "areas", "matters", "versions"} <= tables
    assert "tickets" not in tables
