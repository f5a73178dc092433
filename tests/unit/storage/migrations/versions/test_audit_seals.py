"""The fourth revision makes the seals of the audit."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect

from storage.engine import sqlite_writer
from storage.migrating import migrate


def test_the_seals_are_added_to_what_is_there(tmp_path: Path) -> None:
    engine = sqlite_writer(f"sqlite:///{tmp_path}/huying.db")
    migrate(engine, "0003")
    migrate(engine, "0004")
    columns = {column["name"] for column in inspect(engine).get_columns("audit_seals")}
    engine.dispose()
    assert columns == {"number", "last", "hash", "at"}
