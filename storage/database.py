"""The contract of a database: work is handed over as functions, each one transaction."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Engine

from storage.book_cache import BookCache
from storage.sealing import UNSEALED
from storage.unit_of_work import UnitOfWork

T = TypeVar("T")

_log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """Return the moment by the machine's clock."""
    return datetime.now(UTC)


class Database(ABC):
    """A database that runs functions of a unit of work, from any thread.

    A function may run twice (a deadlock is retried), so it must change nothing but the
    database. ``engine`` is for migrations and the doctor; ``sealer`` is set by whoever opens it.
    """

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self.engine = engine
        self._now = now
        self._cache = BookCache()
        self.sealer = UNSEALED
        self._callbacks: list[Callable[[], object]] = []
        self._listeners: list[Callable[[Collection[str]], None]] = []

    @abstractmethod
    def write(self, fn: Callable[[UnitOfWork], T]) -> Future[T]:
        """Run a function in a transaction; the future is done after the commit.

        Raises:
            BusyError: too much work waits already.
        """

    @abstractmethod
    def read(self, fn: Callable[[UnitOfWork], T]) -> Future[T]:
        """Run a function that changes nothing and locks nothing.

        Raises:
            BusyError: too much work waits already.
        """

    @abstractmethod
    def changed(self) -> bool:
        """Tell whether somebody may have committed since the last call; costs next to nothing."""

    @abstractmethod
    def close(self) -> None:
        """Finish what waits, refuse what comes, and let the connections go."""

    def run_write(self, fn: Callable[[UnitOfWork], T]) -> T:
        """Run a function in a transaction and wait for its result."""
        return self.write(fn).result()

    def run_read(self, fn: Callable[[UnitOfWork], T]) -> T:
        """Run a function that changes nothing and wait for its result."""
        return self.read(fn).result()

    @abstractmethod
    def tell_others(self, names: Collection[str]) -> None:
        """Let other processes on this database hear names, soon; return at once."""

    def on_word(self, listener: Callable[[Collection[str]], None]) -> None:
        """Have a function called with the names that other processes tell, in any thread.

        ``*`` stands for names that may have been missed. Where processes poll for each other's
        commits it is never called.
        """
        self._listeners.append(listener)

    def on_commit(self, callback: Callable[[], object]) -> None:
        """Have a function called after each commit, in the thread that committed."""
        self._callbacks.append(callback)

    def _hear(self, names: Collection[str]) -> None:
        for listener in self._listeners:
            listener(names)

    def _committed(self) -> None:
        for callback in self._callbacks:
            try:
                callback()
            except Exception:  # noqa: BLE001 - the commit stands, the writer goes on
                _log.exception("a listener for commits failed")
