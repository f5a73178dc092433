"""A savepoint undoes what is inside it, and nothing else."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError

from storage.errors import TransactionLostError
from storage.savepoint import was_sacrificed
from storage.unit_of_work import UnitOfWork


def set_and_fail(work: UnitOfWork, key: str) -> None:
    work.meta.set(key, "value")
    raise ZeroDivisionError


def test_what_fails_inside_is_undone_and_what_was_before_stays(work: UnitOfWork) -> None:
    work.meta.set("before", "value")
    with pytest.raises(ZeroDivisionError), work.savepoint():
        set_and_fail(work, "inside")
    work.meta.set("after", "value")
    assert work.meta.get("before") == "value"
    assert work.meta.get("inside") is None
    assert work.meta.get("after") == "value"


def test_what_succeeds_inside_stays(work: UnitOfWork) -> None:
    with work.savepoint():
        work.meta.set("inside", "value")
    assert work.meta.get("inside") == "value"


def test_an_inner_failure_leaves_the_outer_savepoint(work: UnitOfWork) -> None:
    with work.savepoint():
        work.meta.set("outer", "value")
        with pytest.raises(ZeroDivisionError), work.savepoint():
            set_and_fail(work, "inner")
    assert work.meta.get("outer") == "value"
    assert work.meta.get("inner") is None


def test_an_outer_failure_undoes_the_inner_success(work: UnitOfWork) -> None:
    def outer() -> None:
        with work.savepoint():
            work.meta.set("inner", "value")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), work.savepoint():
        outer()
    assert work.meta.get("inner") is None


def test_a_transaction_that_is_gone_is_not_gone_on_with(work: UnitOfWork) -> None:
    with pytest.raises(TransactionLostError), work.savepoint():
        work.connection.exec_driver_sql("ROLLBACK")


def test_a_lost_transaction_is_told_by_what_lost_it(work: UnitOfWork) -> None:
    def lose() -> None:
        work.connection.exec_driver_sql("ROLLBACK")
        raise ZeroDivisionError

    with pytest.raises(TransactionLostError) as lost, work.savepoint(), work.savepoint():
        lose()
    assert isinstance(lost.value.__cause__, ZeroDivisionError)


def test_only_deadlocks_and_serialization_failures_are_another_transactions_fault() -> None:
    def error(sqlstate: str) -> DBAPIError:
        original = psycopg.errors.lookup(sqlstate)()
        return DBAPIError("SELECT 1", None, original)

    assert was_sacrificed(error("40P01"))
    assert was_sacrificed(error("40001"))
    assert not was_sacrificed(error("23505"))
