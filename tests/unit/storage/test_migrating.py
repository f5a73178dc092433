"""A migration is all or nothing, and safe beside a second one."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.util import CommandError
from sqlalchemy import inspect

from storage.engine import sqlite_writer
from storage.errors import BusyError
from storage.migrating import current, migrate, newest


def test_a_file_that_was_never_migrated_is_at_no_revision(tmp_path: Path) -> None:
    engine = sqlite_writer(f"sqlite:///{tmp_path}/huying.db")
    assert current(engine) is None
    assert newest() is not None
    engine.dispose()


def test_an_unknown_revision_leaves_nothing_behind(tmp_path: Path) -> None:
    engine = sqlite_writer(f"sqlite:///{tmp_path}/huying.db")
    with pytest.raises(CommandError):
        migrate(engine, "9999")
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_a_migration_waits_for_who_writes(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/huying.db"
    writing, waiting = sqlite_writer(url), sqlite_writer(url, wait=0.05)
    with writing.begin(), pytest.raises(BusyError):
        migrate(waiting)
    migrate(waiting)
    assert current(waiting) == newest()
    writing.dispose()
    waiting.dispose()
