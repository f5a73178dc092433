"""A bell that wakes what waits in the event loop when a commit names it, in any thread."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from contextlib import suppress

from bot.wiring import EVERYBODY, Application


class Bell:
    """Rings when a commit names what it listens for, or may have named everybody.

    Whoever works clears it, then looks for work, then waits: what is committed after the look
    rings before the wait, and is not lost.
    """

    def __init__(self, application: Application, name: str) -> None:
        self._application = application
        self._name = name
        self._rung = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def listen(self) -> None:
        """Let commits ring it from now on, in the running event loop; once more does no harm."""
        if self._loop is None:
            self._application.on_told(self._hear)
        self._loop = asyncio.get_running_loop()

    def ring(self) -> None:
        """Ring it, from inside the event loop."""
        self._rung.set()

    def clear(self) -> None:
        """Forget that it rang."""
        self._rung.clear()

    async def wait(self, longest: float) -> None:
        """Wait until it rings, or rang since it was cleared, for so many seconds at most."""
        with suppress(TimeoutError):
            async with asyncio.timeout(longest):
                await self._rung.wait()

    def _hear(self, told: Collection[str]) -> None:
        named = self._name in told or EVERYBODY in told
        if named and self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended: nobody works any more
                self._loop.call_soon_threadsafe(self._rung.set)
