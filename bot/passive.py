"""Answers that go into the HTTP response to the very event that they answer."""

from __future__ import annotations

import asyncio
import time

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.outbox import Letter
from bot.wiring import Application
from handlers.message import decode_message
from storage.errors import BusyError

LOOK_EVERY = 0.1

_log = structlog.stdlib.get_logger(__name__)


async def first_answer(application: Application, event_key: str, within: float) -> Letter | None:
    """Return the first answer to an event (``Incoming.key``) for its HTTP response.

    It is marked as sent; asked again, for a redelivery, this returns the same one. None if none
    is there after ``within`` seconds, or if it left by a call of its own (``bot.sender``), which
    it does from five seconds on.
    """
    deadline = time.monotonic() + within
    while True:
        letter = await _take(application, event_key)
        if letter is not None or time.monotonic() + LOOK_EVERY > deadline:
            return letter
        await asyncio.sleep(LOOK_EVERY)


async def _take(application: Application, event_key: str) -> Letter | None:
    try:
        row = await asyncio.wrap_future(
            application.write(lambda transaction: transaction.queues.take_answer(event_key))
        )
    except (BusyError, SQLAlchemyError) as error:
        _log.warning("answer_not_taken", error=type(error).__name__)
        return None
    return (
        None if row is None else Letter(row.seq, row.id, row.created_at, decode_message(row.body))
    )
