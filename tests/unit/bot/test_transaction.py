"""One transaction as the shell sees it."""

from __future__ import annotations

import pytest

from bot.transaction import Transaction
from bot.wiring import Application


def test_each_context_begins_with_nothing_recorded(application: Application) -> None:
    def compare(transaction: Transaction) -> bool:
        first, second = transaction.context(), transaction.context()
        return first.work.recorded is not second.work.recorded and first.now == transaction.now

    assert application.read(compare).result()


def test_what_is_stored_in_a_failed_savepoint_is_undone_alone(application: Application) -> None:
    def fail(transaction: Transaction) -> None:
        with transaction.savepoint():
            transaction.facts.set("inside", "lost")
            raise ZeroDivisionError

    def store(transaction: Transaction) -> None:
        transaction.facts.set("before", "kept")
        with pytest.raises(ZeroDivisionError):
            fail(transaction)

    application.write(store).result()

    def look(transaction: Transaction) -> tuple[str | None, str | None]:
        return transaction.facts.get("before"), transaction.facts.get("inside")

    assert application.read(look).result() == ("kept", None)
