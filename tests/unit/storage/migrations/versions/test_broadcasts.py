"""The tenth revision makes broadcasts, and says where the homes of people lie."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text

from storage.engine import sqlite_writer
from storage.migrating import migrate

HOME = '{"area":"G1","path":"C/D/S/K/G1/"}'


def test_the_homes_that_are_there_are_found_by_their_path(tmp_path: Path) -> None:
    engine = sqlite_writer(f"sqlite:///{tmp_path}/huying.db")
    migrate(engine, "0009")
    with engine.connect() as connection, connection.begin():
        for who, home in (("p1", HOME), ("p2", None)):
            connection.execute(
                text(
                    "INSERT INTO people (id, name, language, created_at, home, notice_version,"
                    " last_seq) VALUES (:who, '', 'zh-CN', 0, :home, 0, 0)"
                ),
                {"who": who, "home": home},
            )
    migrate(engine, "0010")
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT id, home_path FROM people ORDER BY id"))
        assert [tuple(row) for row in rows] == [("p1", "C/D/S/K/G1/"), ("p2", None)]
    assert inspect(engine).has_table("broadcasts")
    engine.dispose()
