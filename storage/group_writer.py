"""One thread that runs everything that waits in one transaction: SQLite syncs once for all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager
from queue import Empty, Full, Queue
from threading import Lock, Thread
from typing import Any, Generic, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from storage.engine import as_sqlalchemy_says
from storage.errors import (
    BusyError,
    NothingStoredError,
    SavepointNeededError,
    TransactionLostError,
)
from storage.unit_of_work import UnitOfWork

T = TypeVar("T")

MOST_AT_ONCE = 64
MOST_WAITING = 2_000
GUARDED_AFTER_FAILURE = 16  # groups


class GroupWriter:
    """Runs functions in groups that form by themselves, each function in its own savepoint.

    A function that raises undoes itself only: its group runs again with a savepoint each. When the
    COMMIT fails, all of its group fail.
    """

    def __init__(
        self,
        transaction: Callable[[], AbstractContextManager[UnitOfWork]],
        committed: Callable[[], None],
        most_waiting: int = MOST_WAITING,
    ) -> None:
        self._transaction = transaction
        self._committed = committed
        self._queue: Queue[_Task[Any] | None] = Queue(most_waiting)
        self._closed = False
        self._guarded = 0
        self._lock = Lock()
        self._thread = Thread(target=self._work, name="huying-writer", daemon=True)
        self._thread.start()

    def submit(self, fn: Callable[[UnitOfWork], T]) -> Future[T]:
        """Queue a function.

        Raises:
            BusyError: too much waits already, or the writer is closed.
        """
        task = _Task(fn)
        with self._lock:
            if self._closed:
                raise BusyError("the database is closed")
            try:
                self._queue.put_nowait(task)
            except Full as error:
                raise BusyError("too much waits for the database") from error
        return task.future

    def close(self) -> None:
        """Finish what waits and stop the thread."""
        with self._lock:
            first = not self._closed
            self._closed = True
        if first:
            self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        while True:
            first = self._queue.get()
            if first is None:
                return
            tasks = [first]
            more = self._take_waiting(tasks)
            self._commit_together([task for task in tasks if task.is_wanted()])
            if not more:
                return

    def _take_waiting(self, tasks: list[_Task[Any]]) -> bool:
        """Add what waits, up to a full group; False when the end was found."""
        while len(tasks) < MOST_AT_ONCE:
            try:
                task = self._queue.get_nowait()
            except Empty:
                return True
            if task is None:
                return False
            tasks.append(task)
        return True

    def _commit_together(self, tasks: list[_Task[Any]]) -> None:
        if not tasks:
            return
        try:
            self._run_together(tasks)
        except BaseException as error:  # noqa: BLE001 - whatever it is, every waiter hears it
            for task in tasks:
                task.fail(error)
            return
        for task in tasks:
            task.settle()
        self._committed()

    def _run_together(self, tasks: list[_Task[Any]]) -> None:
        """Run without savepoints, and with them where something fails or did so lately."""
        if self._guarded:
            self._guarded -= 1
            self._transact(tasks, guarded=True)
            return
        try:
            self._transact(tasks, guarded=False)
        except SavepointNeededError:
            self._guarded = GUARDED_AFTER_FAILURE
            self._transact(tasks, guarded=True)

    def _transact(self, tasks: list[_Task[Any]], *, guarded: bool) -> None:
        with self._transaction() as work:
            work.guarded = guarded
            for task in tasks:
                task.run(work)


class _Task(Generic[T]):
    """A function, and the future of whoever waits for it."""

    def __init__(self, fn: Callable[[UnitOfWork], T]) -> None:
        self.future: Future[T] = Future()
        self._fn = fn
        self._settle: Callable[[], None] | None = None

    def is_wanted(self) -> bool:
        """Tell whether the waiter is still there; from now on it can no longer leave."""
        return self.future.set_running_or_notify_cancel()

    def run(self, work: UnitOfWork) -> None:
        """Run the function and keep how it ended until the commit."""
        future = self.future
        try:
            with work.savepoint():
                result = self._fn(work)
        except Exception as error:  # noqa: BLE001 - it belongs to the waiter
            failure = as_sqlalchemy_says(error)
            self._settle = lambda: future.set_exception(failure)
        else:
            self._settle = lambda: future.set_result(result)

    def settle(self) -> None:
        """Tell the waiter how it ended."""
        if self._settle is not None:
            self._settle()

    def fail(self, error: BaseException) -> None:
        """Tell the waiter that nothing was stored."""
        if isinstance(error, TransactionLostError):
            error = _why_lost(error)
        self.future.set_exception(as_sqlalchemy_says(error))


def _why_lost(error: TransactionLostError) -> BaseException:
    """Return what the database said; what one task did wrong is not told to the others."""
    reason = error.__cause__
    if isinstance(reason, sqlite3.Error | SQLAlchemyError | BusyError):
        return reason
    lost = NothingStoredError()
    lost.__cause__ = reason
    return lost
