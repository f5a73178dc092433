"""The eighth revision adds when and where a lesson was given, and tables of words."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text

from storage.engine import sqlite_writer
from storage.migrating import migrate


def test_lessons_of_before_stay_and_tables_of_words_are_added(tmp_path: Path) -> None:
    engine = sqlite_writer(f"sqlite:///{tmp_path}/huying.db")
    migrate(engine, "0007")
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO lessons (matter, text, person_hash) VALUES ('05-017', '电梯坏了', 'h')"
            )
        )
    migrate(engine, "0008")
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT matter, text, at, path FROM lessons")).all()
    tables = set(inspect(engine).get_table_names())
    engine.dispose()
    assert [tuple(row) for row in kept] == [("05-017", "电梯坏了", None, None)]
    assert {"keyword_proposals", "keyword_decisions", "hot_words"} <= tables
