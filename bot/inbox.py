"""The door for every event of every channel: one event, one transaction, at most once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from contextvars import copy_context
from enum import StrEnum
from typing import TypeAlias

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.boundary import attempt
from bot.cleaning import clean
from bot.logs import request_id, where
from bot.metrics import Metrics, Steps
from bot.transaction import Transaction
from bot.wiring import Application
from handlers.conversation import apologise, converse, refuse
from handlers.incoming import Incoming
from storage.errors import BusyError
from tickets.errors import RefusedError

MOST_WAITING_A_CONVERSATION = 20

_log = structlog.stdlib.get_logger(__name__)


class Outcome(StrEnum):
    """What became of an event; all but ``BUSY`` are final and to be acknowledged."""

    HANDLED = "handled"
    REFUSED = "refused"
    FAILED = "failed"
    DUPLICATE = "duplicate"
    BUSY = "busy"


Along: TypeAlias = Callable[[Transaction], object]
"""What a channel itself stores with an event; where it raises, the event's own effects stay."""


class Inbox:
    """Handles events, those of one conversation in the order in which they came."""

    def __init__(self, application: Application, metrics: Metrics | None = None) -> None:
        self._application = application
        self._metrics = metrics or Metrics()
        self._conversations: dict[str, _Line] = {}

    async def handle(self, incoming: Incoming, along: Along | None = None) -> Outcome:
        """Handle an event; its effects are committed when this returns.

        ``BUSY`` means that nothing was stored: the same event may be sent again. ``along`` is done
        in the same transaction, after the event; also when the event was handled before.
        """
        with self._metrics.seconds.labels(incoming.channel).time(), request_id():
            outcome = await self._handle(incoming, along)
        self._metrics.events.labels(incoming.channel, outcome.value).inc()
        return outcome

    async def _handle(self, incoming: Incoming, along: Along | None) -> Outcome:
        try:
            async with self._turn_of(incoming.conversation_key):
                return await asyncio.wrap_future(self._submit(incoming, along))
        except BusyError:
            return Outcome.BUSY
        except SQLAlchemyError as error:
            self._report("event_not_stored", incoming, error)
            return Outcome.BUSY

    def handle_now(self, incoming: Incoming) -> Outcome:
        """Handle an event and wait for it, outside of an event loop."""
        try:
            return self._submit(incoming).result()
        except BusyError:
            return Outcome.BUSY
        except SQLAlchemyError as error:
            self._report("event_not_stored", incoming, error)
            return Outcome.BUSY

    def _submit(self, incoming: Incoming, along: Along | None = None) -> Future[Outcome]:
        cleaned = clean(incoming)
        # The thread of the database logs under the id of the request that it works for.
        context, steps = copy_context(), Steps(self._metrics)

        def process(transaction: Transaction) -> Outcome:
            steps.begin()
            try:
                return context.run(self._process_all, transaction, cleaned, along)
            finally:
                steps.end()

        future = self._application.write(process)
        future.add_done_callback(lambda _: steps.commit())
        return future

    @asynccontextmanager
    async def _turn_of(self, conversation: str) -> AsyncIterator[None]:
        line = self._conversations.setdefault(conversation, _Line())
        if line.waiting >= MOST_WAITING_A_CONVERSATION:
            raise BusyError("too much waits in this conversation")
        line.waiting += 1
        try:
            async with line.lock:
                yield
        finally:
            line.waiting -= 1
            if not line.waiting:
                self._conversations.pop(conversation, None)

    def _process_all(
        self, transaction: Transaction, incoming: Incoming, along: Along | None
    ) -> Outcome:
        outcome = self._process(transaction, incoming)
        error = attempt(transaction, lambda: along(transaction)) if along is not None else None
        if error is not None:
            self._report("channel_failed", incoming, error)
        return outcome

    def _process(self, transaction: Transaction, incoming: Incoming) -> Outcome:
        event = (incoming.channel, incoming.account, incoming.event_id)
        if not transaction.inbox.claim(*event, transaction.now):
            return Outcome.DUPLICATE
        router = self._application.router
        error = attempt(transaction, lambda: converse(transaction.context(), router, incoming))
        if error is None:
            return Outcome.HANDLED
        if isinstance(error, RefusedError):
            refusal = error
            error = attempt(transaction, lambda: refuse(transaction.context(), incoming, refusal))
            if error is None:
                return Outcome.REFUSED
        self._report("event_failed", incoming, error)
        transaction.inbox.mark_failed(*event, type(error).__name__)
        error = attempt(transaction, lambda: apologise(transaction.context(), incoming))
        if error is not None:
            self._report("apology_failed", incoming, error)
        return Outcome.FAILED

    def _report(self, what: str, incoming: Incoming, error: Exception) -> None:
        """Log where a step failed; the event's last digits are those that the person was told."""
        self._metrics.failures.labels(what, type(error).__name__).inc()
        _log.error(
            what,
            channel=incoming.channel,
            event_end=incoming.event_id[-6:],
            kind=incoming.kind.value,
            error=type(error).__name__,
            where=where(error),
        )


class _Line:
    """The events of one conversation that wait for each other."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.waiting = 0
