"""PostgreSQL: a pool of threads, each message a transaction of its own."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable, Collection
from concurrent.futures import Future
from datetime import datetime
from threading import Lock
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from storage.bounded_pool import BoundedPool
from storage.database import Database, utc_now
from storage.engine import postgres_engine
from storage.errors import RerunError, SavepointNeededError
from storage.postgres_bell import PostgresBell
from storage.savepoint import was_sacrificed
from storage.unit_of_work import UnitOfWork

T = TypeVar("T")

WRITERS = 8
READERS = 4
MOST_WAITING = 2_000
POLL_SECONDS = 1.0
CALM_POLL_SECONDS = 5.0  # while others are heard; they may die between their commit and their word
TRIES = 10
_SPARE_CONNECTIONS = 2  # for migrations and the doctor


class PostgresDatabase(Database):
    """A PostgreSQL database that any number of replicas share."""

    def __init__(
        self,
        url: str,
        now: Callable[[], datetime] = utc_now,
        most_waiting: int = MOST_WAITING,
    ) -> None:
        super().__init__(postgres_engine(url, WRITERS + READERS + _SPARE_CONNECTIONS), now)
        self._read_engine = self.engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._writers = BoundedPool("huying-writer", WRITERS, most_waiting)
        self._readers = BoundedPool("huying-reader", READERS, most_waiting)
        self._polled = time.monotonic()
        self._url = url
        self._bell: PostgresBell | None = None
        self._bell_lock = Lock()

    def write(self, fn: Callable[[UnitOfWork], T]) -> Future[T]:
        """Run a function in a transaction, again after a deadlock or a lost connection."""

        def run() -> T:
            result = _run_again(lambda: self._write_once(fn))
            self._committed()
            return result

        return self._writers.submit(run)

    def read(self, fn: Callable[[UnitOfWork], T]) -> Future[T]:
        """Run a function that sees one moment and cannot write."""
        return self._readers.submit(lambda: _run_again(lambda: self._read_once(fn)))

    def tell_others(self, names: Collection[str]) -> None:
        """Let other processes on this database hear names, at once if they can be reached."""
        self._ring().say(names)

    def on_word(self, listener: Callable[[Collection[str]], None]) -> None:
        """Have a function called with the names that other processes tell, in a thread."""
        super().on_word(listener)
        self._ring()

    def changed(self) -> bool:
        """Say yes once a second, or every five while others are heard: somebody may have."""
        now = time.monotonic()
        heard = self._bell is not None and self._bell.is_listening
        if now - self._polled < (CALM_POLL_SECONDS if heard else POLL_SECONDS):
            return False
        self._polled = now
        return True

    def close(self) -> None:
        """Finish what waits, refuse what comes, and let the connections go."""
        self._writers.close()
        self._readers.close()
        with self._bell_lock:
            if self._bell is not None:
                self._bell.close()
                self._bell = None
        self.engine.dispose()

    def _ring(self) -> PostgresBell:
        """Return the bell, hung up when it is first needed: a short command needs none."""
        with self._bell_lock:
            if self._bell is None:
                self._bell = PostgresBell(self._url, self._hear)
            return self._bell

    def _write_once(self, fn: Callable[[UnitOfWork], T]) -> T:
        try:
            return self._transact(fn, guarded=False)
        except SavepointNeededError:
            return self._transact(fn, guarded=True)

    def _transact(self, fn: Callable[[UnitOfWork], T], *, guarded: bool) -> T:
        with self.engine.begin() as connection:
            return self._call(connection, fn, guarded=guarded)

    def _read_once(self, fn: Callable[[UnitOfWork], T]) -> T:
        with self._read_engine.begin() as connection:
            return self._call(connection, fn)

    def _call(
        self, connection: Connection, fn: Callable[[UnitOfWork], T], *, guarded: bool = True
    ) -> T:
        work = UnitOfWork(connection, self._cache, self._now(), self.sealer)
        work.guarded = guarded
        try:
            return fn(work)
        except DBAPIError as error:
            # Before COMMIT nothing is stored: only here may a lost connection be tried again.
            if error.connection_invalidated:
                raise RerunError from error
            raise


def _run_again(attempt: Callable[[], T]) -> T:
    """Run until it is not another's fault; a lost connection counts as that once."""
    lost = 0
    for number in itertools.count(1):
        try:
            return attempt()
        except (DBAPIError, RerunError) as error:
            reason = error if isinstance(error, DBAPIError) else error.__cause__
            if not isinstance(reason, DBAPIError):
                raise
            lost += reason.connection_invalidated
            again = isinstance(error, RerunError) or was_sacrificed(error)
            if not again or lost > 1 or number == TRIES:
                raise reason from None
            time.sleep(random.uniform(0, 0.005 * number))  # noqa: S311 - jitter, not a secret
    raise AssertionError
