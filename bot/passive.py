"""Answers that go into the HTTP response to the very event that they answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.outbox import Letter
from bot.sending import Answer
from bot.transaction import Transaction
from bot.wiring import Application
from handlers.message import Message, decode_message
from storage.errors import BusyError

_log = structlog.stdlib.get_logger(__name__)


async def take_answers(
    application: Application,
    event_key: str,
    choose: Callable[[Transaction, Sequence[Message]], int],
) -> Sequence[Letter]:
    """Return the first answers to a handled event (``Incoming.key``) for its HTTP response.

    ``choose`` says how many of them it holds; what else waits for the person goes along where there
    is room. They are marked as sent; asked again, for a redelivery, this returns the same ones.
    What is left over leaves by calls of its own (``bot.sender``) a moment later.
    """

    def take(transaction: Transaction) -> Sequence[Answer]:
        return transaction.queues.take_answers(
            event_key,
            lambda answers: choose(transaction, [decode_message(one.body) for one in answers]),
        )

    try:
        rows = await asyncio.wrap_future(application.write(take))
    except (BusyError, SQLAlchemyError) as error:
        _log.warning("answers_not_taken", error=type(error).__name__)
        return ()
    return [Letter(row.seq, row.id, row.created_at, decode_message(row.body)) for row in rows]
