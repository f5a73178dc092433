"""Threads with a limit on what may wait for them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import TypeVar

from storage.errors import BusyError

T = TypeVar("T")


class BoundedPool:
    """A thread pool that refuses work beyond ``limit`` calls at work and waiting."""

    def __init__(self, name: str, threads: int, limit: int) -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._free = BoundedSemaphore(limit)

    def submit(self, fn: Callable[[], T]) -> Future[T]:
        """Run a function in one of the threads.

        Raises:
            BusyError: too much waits already, or the pool is closed.
        """
        if not self._free.acquire(blocking=False):
            raise BusyError("too much waits for the database")
        try:
            future = self._executor.submit(fn)
        except RuntimeError as error:
            self._free.release()
            raise BusyError("the database is closed") from error
        future.add_done_callback(lambda _: self._free.release())
        return future

    def close(self) -> None:
        """Finish what waits and stop the threads."""
        self._executor.shutdown(wait=True)
