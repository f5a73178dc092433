"""A part of a transaction that can be undone by itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from types import TracebackType

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from storage.engine import driver_execute, is_in_transaction, is_whole
from storage.errors import (
    NothingStoredError,
    RerunError,
    SavepointNeededError,
    TransactionLostError,
)

_SACRIFICED = frozenset({"40001", "40P01"})  # serialization failure, deadlock


class Savepoint:
    """Undoes what was stored inside a ``with`` block that raises; may be nested.

    Leaving it raises RerunError where the whole transaction must run again (PostgreSQL's
    deadlocks, a lost connection) and TransactionLostError where SQLite has undone it.
    """

    __slots__ = ("_connection", "_rolled_back")

    def __init__(self, connection: Connection, rolled_back: Callable[[], None]) -> None:
        self._connection = connection
        self._rolled_back = rolled_back

    def __enter__(self) -> None:
        if not is_in_transaction(self._connection):
            # SQLite would begin another transaction here, and commit it at the release.
            raise TransactionLostError from NothingStoredError()
        try:
            driver_execute(self._connection, "SAVEPOINT inner_work")
        except DBAPIError as error:
            _raise_if_rerun_needed(error)
            raise

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        if error is None:
            self._release()
            return
        _raise_if_rerun_needed(error)
        if not isinstance(error, RerunError | TransactionLostError):
            self._roll_back(error)

    def _release(self) -> None:
        try:
            driver_execute(self._connection, "RELEASE SAVEPOINT inner_work")
        except sqlite3.Error as error:
            raise TransactionLostError from error
        except DBAPIError as error:
            _raise_if_rerun_needed(error)
            self._roll_back(error)
            raise

    def _roll_back(self, reason: BaseException) -> None:
        self._rolled_back()
        try:
            driver_execute(self._connection, "ROLLBACK TO SAVEPOINT inner_work")
            driver_execute(self._connection, "RELEASE SAVEPOINT inner_work")
        except sqlite3.Error:
            raise TransactionLostError from reason
        except DBAPIError as error:
            raise RerunError from error


class NoSavepoint:
    """Stands where no savepoint is set: what raises inside undoes the whole transaction.

    Nearly every step succeeds, and savepoints are a quarter of its cost on SQLite: it keeps a copy
    of each page that is changed after one.
    """

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        if not is_whole(self._connection):
            raise SavepointNeededError

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        if error is None:
            if not is_whole(self._connection):
                raise SavepointNeededError
            return
        _raise_if_rerun_needed(error)
        if isinstance(error, Exception):
            raise SavepointNeededError from error


def _raise_if_rerun_needed(error: BaseException) -> None:
    """Raise RerunError where an error means that the whole transaction must run again."""
    if isinstance(error, DBAPIError) and (error.connection_invalidated or was_sacrificed(error)):
        raise RerunError from error


def was_sacrificed(error: DBAPIError) -> bool:
    """Tell whether PostgreSQL chose this transaction to fail so that another could go on."""
    return getattr(error.orig, "sqlstate", "") in _SACRIFICED
