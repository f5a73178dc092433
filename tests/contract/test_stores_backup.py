"""Either database is saved and loaded, while it is used, and refuses what is damaged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage.backup import is_empty, kind_of, load_database, save_database
from storage.errors import BackupFailedError
from storage.migrating import migrate
from storage.opening import open_database
from tests.support.postgres import programs


@pytest.fixture(autouse=True)
def _with_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the programs of the server's version be found before others."""
    monkeypatch.setenv("PATH", f"{programs()}{os.pathsep}{os.environ['PATH']}")


def fact(url: str) -> str | None:
    """Return what the database at an address knows."""
    database = open_database(url)
    found = database.run_read(lambda work: work.meta.get("fact"))
    database.close()
    return found


def test_a_database_comes_back_as_it_was_saved(database_url: str, tmp_path: Path) -> None:
    database = open_database(database_url)
    database.run_write(lambda work: work.meta.set("fact", "saved"))
    save_database(database_url, tmp_path / "saved")
    database.run_write(lambda work: work.meta.set("fact", "later"))
    database.close()
    load_database(database_url, tmp_path / "saved")
    assert fact(database_url) == "saved"


def test_a_database_without_tables_is_empty(empty_url: str) -> None:
    assert is_empty(empty_url)
    database = open_database(empty_url)
    migrate(database.engine)
    database.close()
    assert not is_empty(empty_url)


def test_a_file_that_is_no_database_is_refused_and_changes_nothing(
    database_url: str, tmp_path: Path
) -> None:
    database = open_database(database_url)
    database.run_write(lambda work: work.meta.set("fact", "kept"))
    database.close()
    (tmp_path / "saved").write_bytes(b"no database" * 1000)
    with pytest.raises(BackupFailedError):
        load_database(database_url, tmp_path / "saved")
    assert fact(database_url) == "kept"


def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupFailedError, match=r"no pg_dump.*postgresql-client"):
        save_database("postgresql://somebody@127.0.0.1/huying", tmp_path / "saved")


def test_an_address_says_of_which_kind_it_is() -> None:
    assert kind_of("sqlite:////tmp/huying.db") == "sqlite"
    assert kind_of("postgresql:///huying") == "postgresql"
