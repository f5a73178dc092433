"""The eleventh revision makes whistles."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect

from storage.engine import sqlite_writer
from storage.migrating import migrate


def test_whistles_are_added_to_what_is_there(tmp_path: Path) -> None:
    engine = sqlite_writer(f"sqlite:///{tmp_path}/huying.db")
    migrate(engine, "0010")
    assert not inspect(engine).has_table("whistles")
    migrate(engine, "0011")
    assert inspect(engine).has_table("whistles")
    engine.dispose()
