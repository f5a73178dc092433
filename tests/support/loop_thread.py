"""An event loop in a thread of its own, for tests that are not asynchronous themselves."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from threading import Thread
from typing import TypeVar

T = TypeVar("T")

LONGEST_ANSWER = 90.0  # seconds


class LoopThread:
    """Runs coroutines for whoever is in another thread."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, coroutine: Coroutine[None, None, T]) -> T:
        """Run something in the loop and return what comes of it."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(LONGEST_ANSWER)

    def close(self) -> None:
        """End the loop."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(LONGEST_ANSWER)
        self._loop.close()
