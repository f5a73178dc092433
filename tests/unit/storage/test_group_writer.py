"""What waits is committed together, and fails apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy.exc import IntegrityError

from storage.book_cache import BookCache
from storage.engine import sqlite_writer
from storage.errors import BusyError, NothingStoredError
from storage.group_writer import MOST_AT_ONCE, GroupWriter
from storage.migrating import migrate
from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON, event

PATIENCE = 10.0


class Bench:
    """A writer on a database of its own, which counts its transactions."""

    def __init__(self, path: Path, most_waiting: int = 1_000) -> None:
        self._engine = sqlite_writer(f"sqlite:///{path}")
        migrate(self._engine)
        self.began = 0
        self.committed = 0
        self.writer = GroupWriter(self._transaction, self._count, most_waiting)

    def together(self, fns: list[Callable[[UnitOfWork], None]]) -> list[Future[None]]:
        """Run functions in one group: they wait behind one that holds the writer up."""
        started, go_on = Event(), Event()

        def hold_up(_work: UnitOfWork) -> None:
            started.set()
            go_on.wait(PATIENCE)

        self.writer.submit(hold_up)
        assert started.wait(PATIENCE)
        futures = [self.writer.submit(fn) for fn in fns]
        go_on.set()
        wait(futures, PATIENCE)
        return futures

    def noted_statements(self) -> list[str]:
        """Return a list to which every statement is added from now on."""
        noted: list[str] = []

        def note(work: UnitOfWork) -> None:
            driver = work.connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.set_trace_callback(noted.append)

        self.writer.submit(note).result(PATIENCE)
        return noted

    def stored(self, key: str) -> bool:
        """Tell whether a fact was stored."""
        return self.writer.submit(lambda work: work.meta.get(key)).result(PATIENCE) is not None

    def close(self) -> None:
        """Stop the writer."""
        self.writer.close()
        self._engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[UnitOfWork]:
        self.began += 1
        with self._engine.begin() as connection:
            yield UnitOfWork(connection, BookCache(), NOON)

    def _count(self) -> None:
        self.committed += 1


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """Return a writer at work."""
    made = Bench(tmp_path / "huying.db")
    yield made
    made.close()


def put(work: UnitOfWork, key: str) -> None:
    work.meta.set(key, "value")


def put_and_fail(work: UnitOfWork, key: str) -> None:
    put(work, key)
    raise ZeroDivisionError


def put_and_break_the_commit(work: UnitOfWork, key: str) -> None:
    put(work, key)
    work.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    work.events.append(event("e1", ticket_id="gone"))


def lose_the_transaction(work: UnitOfWork) -> None:
    work.connection.exec_driver_sql("ROLLBACK")
    raise ZeroDivisionError


def put_and_lose_the_transaction(work: UnitOfWork, key: str) -> None:
    put(work, key)
    with suppress(Exception):
        lose_the_transaction(work)
    with work.savepoint():
        put(work, f"{key} failed")


def test_what_waits_is_committed_at_once(bench: Bench) -> None:
    futures = bench.together([partial(put, key=str(number)) for number in range(10)])
    assert [future.exception() for future in futures] == [None] * 10
    assert bench.began == bench.committed == 2
    assert all(bench.stored(str(number)) for number in range(10))


def test_a_group_has_a_limit(bench: Bench) -> None:
    bench.together([partial(put, key=str(number)) for number in range(MOST_AT_ONCE + 1)])
    assert bench.began == 3


def test_what_raises_undoes_itself_only(bench: Bench) -> None:
    fns = [partial(put, key="a"), partial(put_and_fail, key="b"), partial(put, key="c")]
    first, failed, last = bench.together([*fns])
    assert first.exception() is None
    assert isinstance(failed.exception(), ZeroDivisionError)
    assert last.exception() is None
    assert [bench.stored(key) for key in "abc"] == [True, False, True]


def test_a_group_in_which_nothing_fails_sets_no_savepoints(bench: Bench) -> None:
    noted = bench.noted_statements()
    bench.together([partial(put, key=str(number)) for number in range(3)])
    assert not [text for text in noted if text.startswith("SAVEPOINT")]


def test_a_group_in_which_something_fails_runs_again_with_savepoints(bench: Bench) -> None:
    noted = bench.noted_statements()
    runs: list[str] = []

    def put_and_note(work: UnitOfWork) -> None:
        runs.append("a")
        put(work, "a")

    bench.together([put_and_note, partial(put_and_fail, key="b")])
    assert runs == ["a", "a"]
    assert len([text for text in noted if text.startswith("SAVEPOINT")]) == 2
    assert bench.stored("a")


def test_after_a_failure_the_next_groups_are_careful_at_once(bench: Bench) -> None:
    bench.together([partial(put_and_fail, key="a")])
    began = bench.began
    bench.together([partial(put, key="b"), partial(put_and_fail, key="c")])
    assert bench.began == began + 2


def test_when_the_commit_fails_all_its_waiters_hear_it(bench: Bench) -> None:
    fns = [partial(put, key="a"), partial(put_and_break_the_commit, key="b")]
    futures = bench.together([*fns])
    assert all(isinstance(future.exception(), IntegrityError) for future in futures)
    assert [bench.stored(key) for key in "ab"] == [False, False]


def test_after_a_failed_commit_the_writer_goes_on(bench: Bench) -> None:
    bench.together([partial(put_and_break_the_commit, key="a")])
    bench.writer.submit(partial(put, key="b")).result(PATIENCE)
    assert bench.stored("b")


def test_when_the_transaction_is_lost_nobodys_half_is_stored(bench: Bench) -> None:
    fns = [
        partial(put, key="a"),
        partial(put_and_lose_the_transaction, key="b"),
        partial(put, key="c"),
    ]
    futures = bench.together([*fns])
    assert all(isinstance(future.exception(), NothingStoredError) for future in futures)
    assert [bench.stored(key) for key in ("a", "b", "b failed", "c")] == [False] * 4


def test_on_a_full_disk_exactly_what_was_promised_is_stored(bench: Bench) -> None:
    def fill_up(work: UnitOfWork) -> None:
        pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        work.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        work.meta.set("big", "x" * 1_000_000)

    def make_room(work: UnitOfWork) -> None:
        work.connection.exec_driver_sql("PRAGMA max_page_count = 1000000")

    before, full, after = bench.together([partial(put, key="a"), fill_up, partial(put, key="b")])
    assert "full" in str(full.exception())
    bench.writer.submit(make_room).result(PATIENCE)
    assert bench.stored("a") == (before.exception() is None)
    assert bench.stored("b") == (after.exception() is None)
    assert not bench.stored("big")


def test_who_has_left_is_not_served(bench: Bench) -> None:
    started, go_on = Event(), Event()

    def hold_up(_work: UnitOfWork) -> None:
        started.set()
        go_on.wait(PATIENCE)

    bench.writer.submit(hold_up)
    assert started.wait(PATIENCE)
    left = bench.writer.submit(partial(put, key="left"))
    assert left.cancel()
    go_on.set()
    assert not bench.stored("left")


def test_too_much_is_refused_at_once(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "huying.db", most_waiting=2)
    started, go_on = Event(), Event()

    def hold_up(_work: UnitOfWork) -> None:
        started.set()
        go_on.wait(PATIENCE)

    bench.writer.submit(hold_up)
    assert started.wait(PATIENCE)
    waiting = [bench.writer.submit(partial(put, key=str(number))) for number in range(2)]
    with pytest.raises(BusyError):
        bench.writer.submit(partial(put, key="2"))
    go_on.set()
    wait(waiting, PATIENCE)
    bench.close()


def test_closing_finishes_what_waits_and_refuses_what_comes(bench: Bench) -> None:
    futures = [bench.writer.submit(partial(put, key=str(number))) for number in range(200)]
    bench.writer.close()
    assert all(future.done() and future.exception() is None for future in futures)
    with pytest.raises(BusyError):
        bench.writer.submit(partial(put, key="late"))
    bench.writer.close()
