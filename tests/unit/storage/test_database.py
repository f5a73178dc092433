"""What both databases have in common."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest

from storage.database import Database, utc_now
from storage.migrating import migrate
from storage.opening import open_database
from tests.contract.records import NOON


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Return a database whose clock stands at noon."""
    opened = open_database(f"sqlite:///{tmp_path}/huying.db", lambda: NOON)
    migrate(opened.engine)
    yield opened
    opened.close()


def test_a_transaction_knows_when_it_began(database: Database) -> None:
    assert database.run_write(lambda work: work.now) == NOON
    assert database.run_read(lambda work: work.now) == NOON


def test_the_machines_clock_is_in_utc() -> None:
    assert utc_now().tzinfo is UTC


def test_a_listener_that_raises_harms_nobody(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ValueError

    heard: list[str] = []
    database.on_commit(fail)
    database.on_commit(lambda: heard.append("commit"))
    with caplog.at_level(logging.ERROR):
        for _ in range(2):
            database.run_write(lambda work: work.meta.set("key", "value"))
        database.close()
    assert heard == ["commit", "commit"]
    assert "a listener for commits failed" in caplog.text
