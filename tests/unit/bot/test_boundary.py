"""The error boundary."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.exc import OperationalError

from bot.boundary import attempt
from bot.transaction import Transaction
from bot.wiring import Application
from storage.unit_of_work import UnitOfWork


def fact(application: Application) -> str | None:
    """Return what a step stored."""
    return application.read(lambda transaction: transaction.facts.get("step")).result()


def test_what_a_step_does_stays(application: Application) -> None:
    def work(transaction: Transaction) -> Exception | None:
        return attempt(transaction, lambda: transaction.facts.set("step", "done"))

    assert application.write(work).result() is None
    assert fact(application) == "done"


def test_what_a_failing_step_did_is_undone_and_the_rest_stays(application: Application) -> None:
    def fail(transaction: Transaction) -> None:
        transaction.facts.set("step", "half done")
        raise ZeroDivisionError

    def work(transaction: Transaction) -> Exception | None:
        transaction.facts.set("other", "kept")
        return attempt(transaction, lambda: fail(transaction))

    assert isinstance(application.write(work).result(), ZeroDivisionError)
    assert fact(application) is None
    assert application.read(lambda transaction: transaction.facts.get("other")).result() == "kept"


def test_a_deadlock_is_not_the_steps_fault(application: Application) -> None:
    def deadlock() -> None:
        raise OperationalError("statement", {}, Exception("deadlock"))

    with pytest.raises(OperationalError):
        application.write(lambda transaction: attempt(transaction, deadlock)).result()


def test_a_statement_that_sqlite_cannot_run_is_the_steps_own_fault(
    application: Application,
) -> None:
    def ask_for_nonsense(uow: UnitOfWork) -> None:
        uow.connection.exec_driver_sql("SELECT nonsense")

    transactions = application.read(lambda transaction: transaction).result()
    error = application.database.run_write(
        lambda uow: attempt(
            replace(transactions, savepoint=uow.savepoint), lambda: ask_for_nonsense(uow)
        )
    )
    assert isinstance(error, OperationalError)
