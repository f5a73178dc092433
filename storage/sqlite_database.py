"""SQLite: one writer thread for all, readers on their own connections."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import datetime
from threading import Lock
from typing import TypeVar

from storage.bounded_pool import BoundedPool
from storage.database import Database, utc_now
from storage.engine import sqlite_reader, sqlite_writer
from storage.group_writer import MOST_WAITING, GroupWriter
from storage.unit_of_work import UnitOfWork

T = TypeVar("T")

READERS = 4


class SqliteDatabase(Database):
    """An SQLite file; other processes may have it open as well."""

    def __init__(
        self,
        url: str,
        now: Callable[[], datetime] = utc_now,
        most_waiting: int = MOST_WAITING,
    ) -> None:
        super().__init__(sqlite_writer(url), now)
        self._reader_engine = sqlite_reader(url)
        self._writer = GroupWriter(self._transaction, self._committed, most_waiting)
        self._readers = BoundedPool("huying-reader", READERS, most_waiting)
        self._watch = self._reader_engine.raw_connection()
        self._watch_lock = Lock()
        self._seen = self._data_version()

    def write(self, fn: Callable[[UnitOfWork], T]) -> Future[T]:
        """Run a function in the writer thread, committed with whatever else waits."""
        return self._writer.submit(fn)

    def read(self, fn: Callable[[UnitOfWork], T]) -> Future[T]:
        """Run a function on a connection that sees one moment and cannot write."""

        def run() -> T:
            with self._reader_engine.begin() as connection:
                return fn(UnitOfWork(connection, self._cache, self._now(), self.sealer))

        return self._readers.submit(run)

    def changed(self) -> bool:
        """Tell whether this or another process has committed since the last call."""
        with self._watch_lock:
            version = self._data_version()
            before, self._seen = self._seen, version
            return version != before

    def tell_others(self, names: Collection[str]) -> None:
        """Do nothing: the others see by the file that there is something new."""

    def close(self) -> None:
        """Finish what waits, refuse what comes, and let the connections go."""
        self._writer.close()
        self._readers.close()
        self._watch.close()
        self._reader_engine.dispose()
        self.engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[UnitOfWork]:
        with self.engine.begin() as connection:
            yield UnitOfWork(connection, self._cache, self._now(), self.sealer)

    def _data_version(self) -> int:
        cursor = self._watch.cursor()
        cursor.execute("PRAGMA data_version")
        row = cursor.fetchone()
        cursor.close()
        return int(row[0]) if row is not None else 0
