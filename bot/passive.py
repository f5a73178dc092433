"""Answers that go into the HTTP response to the very event that they answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.transaction import Transaction
from handlers.message import Message, decode_message


def take_answers(
    transaction: Transaction, event_key: str, choose: Callable[[Sequence[Message]], int]
) -> Sequence[Message]:
    """Return the first answers to a handled event (``Incoming.key``) for its HTTP response.

    ``choose`` says how many of them it holds; what else waits for the person goes along where there
    is room. They are marked as sent; asked again, for a redelivery, this returns the same ones.
    What is left over leaves by calls of its own (``bot.sender``) a moment later.
    """
    rows = transaction.queues.take_answers(
        event_key, lambda answers: choose([decode_message(one.body) for one in answers])
    )
    return [decode_message(row.body) for row in rows]
