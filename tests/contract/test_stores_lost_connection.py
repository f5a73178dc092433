"""What happens when PostgreSQL cuts a connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from storage.postgres_database import PostgresDatabase
from storage.unit_of_work import UnitOfWork

pytestmark = pytest.mark.postgres


@pytest.fixture
def database(postgres_url: str) -> Iterator[PostgresDatabase]:
    """Return a fresh PostgreSQL database, open."""
    opened = PostgresDatabase(postgres_url)
    yield opened
    opened.close()


def cut(work: UnitOfWork, url: str) -> None:
    """Cut a transaction's connection from another one."""
    pid = work.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    with psycopg.connect(url, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 10000)", (pid,))


class Turn:
    """A function whose connection is cut a number of times."""

    def __init__(self, url: str, cuts: int, *, then_ask: bool) -> None:
        self.runs = 0
        self._url = url
        self._cuts = cuts
        self._then_ask = then_ask

    def __call__(self, work: UnitOfWork) -> None:
        """Store something, and have the connection cut."""
        self.runs += 1
        work.meta.set(f"run {self.runs}", "value")
        if self.runs <= self._cuts:
            cut(work, self._url)
            if self._then_ask:
                # The error boundary of a turn must not hide that nothing will be stored.
                with suppress(Exception), work.savepoint():
                    work.meta.get("key")


def test_a_connection_lost_before_the_commit_is_tried_again_once(
    database: PostgresDatabase, postgres_url: str
) -> None:
    turn = Turn(postgres_url, cuts=1, then_ask=True)
    database.run_write(turn)
    assert turn.runs == 2
    assert database.run_read(lambda work: work.meta.get("run 1")) is None
    assert database.run_read(lambda work: work.meta.get("run 2")) == "value"


def test_a_connection_lost_twice_is_told_to_who_waits(
    database: PostgresDatabase, postgres_url: str
) -> None:
    turn = Turn(postgres_url, cuts=2, then_ask=True)
    with pytest.raises(OperationalError):
        database.run_write(turn)
    assert turn.runs == 2


def test_a_connection_lost_at_the_commit_is_not_tried_again(
    database: PostgresDatabase, postgres_url: str
) -> None:
    turn = Turn(postgres_url, cuts=1, then_ask=False)
    with pytest.raises(OperationalError):
        database.run_write(turn)
    assert turn.runs == 1


def test_the_next_one_finds_a_connection_that_works(
    database: PostgresDatabase, postgres_url: str
) -> None:
    turn = Turn(postgres_url, cuts=1, then_ask=False)
    with pytest.raises(OperationalError):
        database.run_write(turn)
    database.run_write(lambda work: work.meta.set("key", "value"))
    assert database.run_read(lambda work: work.meta.get("key")) == "value"
