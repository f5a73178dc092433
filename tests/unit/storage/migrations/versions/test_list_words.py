"""The third revision makes the words of the list's matters."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect

from storage.engine import sqlite_writer
from storage.migrating import migrate


def test_the_words_of_matters_are_added_to_what_is_there(tmp_path: Path) -> None:
    engine = sqlite_writer(f"sqlite:///{tmp_path}/huying.db")
    migrate(engine, "0002")
    migrate(engine, "0003")
    columns = {column["name"] for column in inspect(engine).get_columns("matter_words")}
    engine.dispose()
    assert columns == {"version", "id", "excludes", "keywords", "wordings", "not_words"}
