"""The sender of one bot account: takes what is queued, calls the platform, stores the outcome."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.backoff import doubled
from bot.bell import Bell
from bot.channel import Shell
from bot.deliveries import Claim, Delivery, claim_deliveries, record_outcome
from bot.logs import where
from bot.pacing import Pacer
from bot.push import Outcome, Push, Rejected, RetryLater, Sent, Unknown
from bot.transaction import Transaction
from storage.errors import BusyError

T = TypeVar("T")

LOOK_EVERY = 1.0  # seconds; what another process queued, or what becomes due, may wait so long
GATHER_SECONDS = 0.1  # a drained account's messages leave a few at a time, not a claim for each
MOST_AT_ONCE = 8  # what is urgent overtakes all but these
CALL_SECONDS = 30.0
GRACE_SECONDS = 3.0
TRY_AGAIN_SECONDS = 1.0
FIRST_RETRY = timedelta(seconds=2)
LONGEST_RETRY = timedelta(minutes=10)
LONGEST_STOP = 60.0
MOST_SILENT = 3  # calls without an answer; a platform that hangs is not sent what would be lost
UPKEEP_SECONDS = 15.0
LONGEST_REMEMBERED = timedelta(days=1)

_log = structlog.stdlib.get_logger(__name__)


class Sender:
    """Sends for one account; make it once, and ``run`` it under ``bot.leadership.lead``.

    Messages to one chat leave one after the other, in order; chats do not wait for each other.
    """

    def __init__(
        self, shell: Shell, push: Push, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._application = shell.application
        self._metrics = shell.metrics
        self._push = push
        self._route = f"{push.name}:{push.account}"
        self._monotonic = monotonic
        self._pacer = Pacer(push.pace, monotonic)
        self._calls: dict[str, asyncio.Task[None]] = {}
        self._failures = 0
        self._upkeep_at = float("-inf")
        self._bell = Bell(shell.application, self._route)

    async def run(self) -> None:
        """Send until cancelled; what was begun has a moment to end then."""
        self._bell.listen()
        try:
            await self._remember_stop()
            while True:
                await self._look_after()
                if not await self._start_due():
                    await self._wait()
        finally:
            await self._finish()

    async def send_due(self) -> None:
        """Send all that can leave now, and return when what became of it is stored."""
        while await self._start_due() or self._calls:
            await asyncio.gather(*self._calls.values())

    async def _start_due(self) -> bool:
        """Claim what may leave now and begin the calls; True if it is worth looking again."""
        room = self._room
        if room <= 0:
            return False
        self._bell.clear()
        try:
            claim = await self._claim(room)
        except (BusyError, SQLAlchemyError) as error:
            _log.warning("nothing_claimed", channel=self._push.name, error=type(error).__name__)
            await asyncio.sleep(TRY_AGAIN_SECONDS)
            return False
        self._begin(claim)
        return bool(claim.deliveries or claim.others)

    async def _claim(self, room: int) -> Claim:
        closed, resting = {*self._calls, *self._pacer.closed}, set(self._pacer.resting)
        claiming = asyncio.ensure_future(
            self._store(lambda one: claim_deliveries(one, self._push, room, closed, resting))
        )
        try:
            return await asyncio.shield(claiming)
        except asyncio.CancelledError:
            # The commit cannot be called back, and what it claimed would wait for its lease.
            with suppress(BusyError, SQLAlchemyError):
                self._begin(await claiming)
            raise

    def _begin(self, claim: Claim) -> None:
        for result in claim.others:
            self._metrics.sends.labels(self._push.name, result).inc()
        for delivery in claim.deliveries:
            chat = delivery.row.person_id
            self._pacer.spend(chat)
            self._calls[chat] = asyncio.create_task(self._deliver(delivery))

    @property
    def _room(self) -> int:
        return min(self._pacer.room, self._push.pace.in_flight - len(self._calls), MOST_AT_ONCE)

    async def _wait(self) -> None:
        """Wait until something may leave: a commit, the end of a call, the pace, or the time."""
        if self._pacer.room <= 0:
            await asyncio.sleep(max(self._pacer.pause, GATHER_SECONDS))
        elif self._room <= 0:
            await asyncio.wait(self._calls.values(), return_when=asyncio.FIRST_COMPLETED)
        else:
            await self._bell.wait(min(LOOK_EVERY, self._pacer.pause))

    async def _deliver(self, delivery: Delivery) -> None:
        try:
            outcome = await self._call(delivery)
            wait = self._obey(delivery, outcome)
            await self._record(delivery, outcome, wait)
        finally:
            del self._calls[delivery.row.person_id]
            self._bell.ring()

    async def _call(self, delivery: Delivery) -> Outcome:
        try:
            async with asyncio.timeout(CALL_SECONDS):
                return await self._push.send(delivery.outgoing)
        except TimeoutError:
            return Unknown()
        except Exception as error:  # noqa: BLE001 - a message must not stop those behind it
            _log.error(
                "send_failed",
                channel=self._push.name,
                error=type(error).__name__,
                where=where(error),
            )
            return Rejected(type(error).__name__)

    def _obey(self, delivery: Delivery, outcome: Outcome) -> float:
        """Slow down as the platform asks; return in how many seconds the message is tried again."""
        wait = _pause(delivery.row.attempts)
        match outcome:
            case Sent():
                self._failures = 0
            case RetryLater(seconds, whole_account=True):
                wait = self._back_off() if seconds is None else seconds
                self._pacer.stop(wait)
                self._pacer.close(delivery.row.person_id, wait)
            case RetryLater(seconds):
                wait = wait if seconds is None else seconds
                self._pacer.close(delivery.row.person_id, wait)
            case Unknown() if self._failures >= MOST_SILENT:
                self._pacer.stop(self._back_off())
            case Unknown():
                self._failures += 1
        return wait

    def _back_off(self) -> float:
        """Return for how many seconds the account stops; calls that fail together count once."""
        if not self._pacer.is_stopped:
            self._failures += 1
        return min(_pause(self._failures), LONGEST_STOP)

    async def _record(self, delivery: Delivery, outcome: Outcome, wait: float) -> None:
        """Store what became of a message, however long the database is away."""

        def record(transaction: Transaction) -> str:
            if isinstance(outcome, RetryLater) and outcome.whole_account:
                until = transaction.now + timedelta(seconds=wait)
                transaction.facts.set(f"stopped:{self._route}", until.isoformat())
            return record_outcome(transaction, self._push, delivery, outcome, wait)

        while True:
            try:
                result = await self._store(record)
            except (BusyError, SQLAlchemyError) as error:
                _log.warning("outcome_waits", channel=self._push.name, error=type(error).__name__)
                await asyncio.sleep(TRY_AGAIN_SECONDS)
            else:
                self._count(delivery, result)
                return

    def _count(self, delivery: Delivery, result: str) -> None:
        self._metrics.sends.labels(self._push.name, result).inc()
        if result == "sent":
            self._metrics.messages.labels(self._push.name).inc()
        elif result in {"failed", "unknown", "held"}:
            _log.warning(
                f"message_{result}",
                channel=self._push.name,
                message_end=delivery.row.id[-6:],
                importance=delivery.row.importance,
                attempts=delivery.row.attempts,
            )

    async def _look_after(self) -> None:
        """Give up what nobody could be told in time, and say how long the queue is waiting."""
        if self._monotonic() < self._upkeep_at:
            return
        self._upkeep_at = self._monotonic() + UPKEEP_SECONDS

        def look(transaction: Transaction) -> timedelta:
            transaction.deliveries.expire_held()
            oldest = transaction.queues.oldest(self._push.name, self._push.account)
            return transaction.now - (oldest or transaction.now)

        with suppress(BusyError, SQLAlchemyError):
            age = await self._store(look)
            self._metrics.queue_age.labels(self._push.name).set(age.total_seconds())

    async def _remember_stop(self) -> None:
        """Go on obeying what the platform asked of whoever sent before."""
        fact = f"stopped:{self._route}"
        with suppress(BusyError, SQLAlchemyError):
            left = await self._store(lambda transaction: _left(transaction, fact))
            if timedelta() < left < LONGEST_REMEMBERED:
                self._pacer.stop(left.total_seconds())

    async def _finish(self) -> None:
        calls = set(self._calls.values())
        if calls:
            _, late = await asyncio.wait(calls, timeout=GRACE_SECONDS)
            for call in late:
                call.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _store(self, step: Callable[[Transaction], T]) -> T:
        return await asyncio.wrap_future(self._application.write(step))


def _left(transaction: Transaction, fact: str) -> timedelta:
    until = transaction.facts.get(fact)
    return timedelta() if until is None else datetime.fromisoformat(until) - transaction.now


def _pause(attempts: int) -> float:
    """Return how many seconds to wait after so many attempts: doubling, with jitter."""
    longest = doubled(FIRST_RETRY, attempts, LONGEST_RETRY)
    return longest.total_seconds() * random.uniform(0.5, 1)  # noqa: S311 - jitter, not a secret
