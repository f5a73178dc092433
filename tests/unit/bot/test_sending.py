"""What the sender is given fits what it asks for."""

from __future__ import annotations

from bot import sending
from bot.transaction import Transaction
from bot.wiring import Application


def test_a_transaction_has_the_queues_and_what_became_of_messages(
    application: Application,
) -> None:
    def look(transaction: Transaction) -> tuple[sending.Queues, sending.Deliveries]:
        return transaction.queues, transaction.deliveries

    queues, deliveries = application.read(look).result()
    assert callable(queues.claim)
    assert callable(deliveries.sent)
