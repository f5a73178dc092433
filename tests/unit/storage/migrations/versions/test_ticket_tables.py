"""The second revision makes tickets, messages and upkeep."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect

from storage.engine import sqlite_writer
from storage.migrating import migrate


def test_tickets_and_messages_are_added_to_what_is_there(tmp_path: Path) -> None:
    engine = sqlite_writer(f"sqlite:///{tmp_path}/huying.db")
    migrate(engine, "0001")
    migrate(engine, "0002")
    tables = set(inspect(engine).get_table_names())
    engine.dispose()
    assert {"tickets", "requests", "events", "outbox", "inbox", "jobs", "people"} <= tables
