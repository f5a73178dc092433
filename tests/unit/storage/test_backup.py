"""What is checked of an SQLite backup."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.backup import check_sqlite, save_database
from storage.engine import sqlite_writer
from storage.errors import BackupFailedError
from storage.migrating import migrate


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Return a saved database."""
    url = f"sqlite:///{tmp_path}/huying.db"
    engine = sqlite_writer(url)
    migrate(engine)
    engine.dispose()
    save_database(url, tmp_path / "saved")
    return tmp_path / "saved"


def change(saved: Path, statement: str) -> None:
    """Change a saved database."""
    with closing(sqlite3.connect(saved)) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_saved_database_is_one_file_in_order(saved: Path) -> None:
    check_sqlite(saved)
    assert not saved.with_name("saved-wal").exists()


def test_a_row_that_points_nowhere_is_found(saved: Path) -> None:
    change(saved, "INSERT INTO sessions (key, person_id, body) VALUES ('k', 'nobody', '')")
    with pytest.raises(BackupFailedError, match="damaged"):
        check_sqlite(saved)


def test_a_database_of_a_newer_version_is_refused(saved: Path) -> None:
    change(saved, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(BackupFailedError, match="update Huying"):
        check_sqlite(saved)


def test_a_database_of_something_else_is_refused(saved: Path) -> None:
    change(saved, "DROP TABLE alembic_version")
    with pytest.raises(BackupFailedError, match="another version"):
        check_sqlite(saved)
