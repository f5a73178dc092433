"""One file, one writer thread, and other processes beside it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from storage.migrating import migrate
from storage.sqlite_database import SqliteDatabase
from storage.unit_of_work import UnitOfWork

OTHER_PROCESS = """
import sys
from storage.sqlite_database import SqliteDatabase
database = SqliteDatabase(sys.argv[1])
print("open", flush=True)
for number in range(50):
    database.run_write(lambda work: work.meta.set(f"other {number}", "value"))
database.close()
"""

KILLED_PROCESS = """
import sys, time
from storage.sqlite_database import SqliteDatabase
database = SqliteDatabase(sys.argv[1])
database.run_write(lambda work: work.meta.set("promised", "value"))

def half(work):
    work.meta.set("half", "value")
    print("promised", flush=True)
    time.sleep(60)

database.run_write(half)
"""
PROJECT = Path(__file__).parents[3]


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return the address of a file that does not exist yet."""
    return f"sqlite:///{tmp_path}/huying.db"


@pytest.fixture
def database(url: str) -> Iterator[SqliteDatabase]:
    """Return a database with the schema."""
    opened = SqliteDatabase(url)
    migrate(opened.engine)
    assert opened.changed()
    yield opened
    opened.close()


def put(work: UnitOfWork, key: str) -> None:
    work.meta.set(key, "value")


def test_nothing_has_changed_until_somebody_commits(database: SqliteDatabase) -> None:
    assert not database.changed()
    database.run_write(partial(put, key="a"))
    assert database.changed()
    assert not database.changed()


def test_a_commit_of_another_process_is_noticed(database: SqliteDatabase, url: str) -> None:
    other = SqliteDatabase(url)
    other.run_write(partial(put, key="a"))
    assert database.changed()
    other.close()


def test_reading_changes_nothing(database: SqliteDatabase) -> None:
    database.run_read(lambda work: work.meta.get("a"))
    assert not database.changed()


def test_two_processes_that_write_at_once_both_get_everything_in(
    database: SqliteDatabase, url: str
) -> None:
    with subprocess.Popen(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", OTHER_PROCESS, url], stdout=subprocess.PIPE, cwd=PROJECT
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        for number in range(50):
            database.run_write(partial(put, key=f"mine {number}"))
        assert other.wait(60) == 0

    def count(work: UnitOfWork) -> int:
        names = [f"{who} {number}" for who in ("mine", "other") for number in range(50)]
        return sum(work.meta.get(name) is not None for name in names)

    assert database.run_read(count) == 100


def test_what_was_promised_outlives_a_process_that_is_killed(
    database: SqliteDatabase, url: str
) -> None:
    with subprocess.Popen(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", KILLED_PROCESS, url], stdout=subprocess.PIPE, cwd=PROJECT
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"promised\n"
        other.kill()
    assert database.run_read(lambda work: work.meta.get("promised")) == "value"
    assert database.run_read(lambda work: work.meta.get("half")) is None
    database.run_write(partial(put, key="and on it goes"))
