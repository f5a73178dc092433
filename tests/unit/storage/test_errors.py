"""Who may catch what."""

from __future__ import annotations

from storage.errors import (
    BusyError,
    ImportInvalidError,
    NothingStoredError,
    RerunError,
    TransactionLostError,
)


def test_no_error_boundary_of_a_turn_swallows_a_transaction_that_is_gone() -> None:
    assert not issubclass(RerunError, Exception)
    assert not issubclass(TransactionLostError, Exception)


def test_what_a_caller_can_answer_is_an_ordinary_exception() -> None:
    assert issubclass(BusyError, Exception)
    assert issubclass(NothingStoredError, BusyError)
    assert issubclass(ImportInvalidError, ValueError)
