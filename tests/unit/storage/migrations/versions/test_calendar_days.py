"""The ninth revision makes the days of the city's own calendar."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect

from storage.engine import sqlite_writer
from storage.migrating import migrate


def test_the_days_are_added_to_what_is_there(tmp_path: Path) -> None:
    engine = sqlite_writer(f"sqlite:///{tmp_path}/huying.db")
    migrate(engine, "0008")
    migrate(engine, "0009")
    columns = {column["name"] for column in inspect(engine).get_columns("calendar_days")}
    engine.dispose()
    assert columns == {"version", "day", "worked"}
