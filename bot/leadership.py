"""Work that only one process may do at a time, such as polling and sending for a bot account."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.logs import where
from bot.transaction import Transaction
from bot.wiring import Application
from storage.errors import BusyError

Work = Callable[[], Awaitable[None]]

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Terms:
    """For how long a lease is taken, and how often it is prolonged and asked for, in seconds."""

    lease: float = 15.0
    renew: float = 5.0
    renew_again: float = 0.5  # after the database did not answer
    ask: float = 3.0  # so late another process notices that a lease is free
    first_pause: float = 1.0
    longest_pause: float = 60.0


TERMS = Terms()


async def lead(application: Application, name: str, work: Work, terms: Terms = TERMS) -> None:
    """Run ``work`` whenever this process holds the lease ``name``, until cancelled.

    It is cancelled at once when the lease is lost, or could not be prolonged before it runs out
    (measured by a clock that is never set). It is run again after it ended, later each time that
    it raised. A lease is dated by the machines' clocks: where one of them is set, two processes
    may lead until the first of them prolongs, at most ``renew`` seconds later; a lease that seems
    to last longer than it can is free to take.
    """
    pause = terms.first_pause
    lease = _Lease(application, name, terms)
    while True:
        if not await lease.take():
            await asyncio.sleep(terms.ask)
            continue
        _log.info("leading", what=name)
        began = time.monotonic()
        try:
            await _work_while_held(lease, work)
        except Exception as error:  # noqa: BLE001 - whatever the work met, it is tried again
            _log.error("work_failed", what=name, error=type(error).__name__, where=where(error))
            pause = min(pause * 2, terms.longest_pause)
        if time.monotonic() - began > terms.longest_pause:
            pause = terms.first_pause
        await asyncio.sleep(pause * random.uniform(0.5, 1))  # noqa: S311 - jitter, not a secret


async def _work_while_held(lease: _Lease, work: Work) -> None:
    working = asyncio.ensure_future(work())
    keeping = asyncio.create_task(lease.keep())
    try:
        await asyncio.wait({working, keeping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        working.cancel()
        keeping.cancel()
        await asyncio.wait({working, keeping})
        await lease.give_back()
    if not working.cancelled():
        working.result()


class _Lease:
    """A lease as one process sees it."""

    def __init__(self, application: Application, name: str, terms: Terms) -> None:
        self._application = application
        self._name = name
        self._terms = terms
        self._holder = application.ids.new()
        self._until = 0.0

    async def take(self) -> bool:
        """Take it; False if another process holds it or the database is away."""
        return await self._ask(self._terms.lease) or False

    async def keep(self) -> None:
        """Prolong it until it is lost."""
        held: bool | None = True
        while held or (held is None and self._left > 0):
            await asyncio.sleep(self._terms.renew if held else self._terms.renew_again)
            held = await self._ask(self._left)
        _log.warning("lease_lost", what=self._name)

    @property
    def _left(self) -> float:
        return self._until - time.monotonic()

    async def _ask(self, patience: float) -> bool | None:
        """Take or prolong it; None if the database does not say within so many seconds."""
        asked_at = time.monotonic()
        try:
            async with asyncio.timeout(patience):
                held = await asyncio.wrap_future(self._application.write(self._acquire))
        except (BusyError, SQLAlchemyError, TimeoutError) as error:
            _log.warning("lease_unknown", what=self._name, error=type(error).__name__)
            return None
        if held:
            self._until = asked_at + self._terms.lease
        return held

    async def give_back(self) -> None:
        """Let another process have it."""
        with suppress(BusyError, SQLAlchemyError):
            await asyncio.wrap_future(
                self._application.write(
                    lambda transaction: transaction.leases.release(self._name, self._holder)
                )
            )

    def _acquire(self, transaction: Transaction) -> bool:
        until = transaction.now + timedelta(seconds=self._terms.lease)
        return transaction.leases.acquire(self._name, self._holder, transaction.now, until)
