"""The seventh revision indexes what old rows are found by."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import inspect

from storage.engine import sqlite_writer
from storage.migrating import migrate
from storage.migrations.versions.pruning_indexes import INDEXES


@pytest.mark.parametrize(("table", "column"), INDEXES)
def test_old_rows_have_an_index(table: str, column: str, tmp_path: Path) -> None:
    engine = sqlite_writer(f"sqlite:///{tmp_path}/huying.db")
    migrate(engine, "0007")
    indexed = [index["column_names"] for index in inspect(engine).get_indexes(table)]
    engine.dispose()
    assert [column] in indexed
