"""The error boundary: a step that raises leaves nothing behind and does not come back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TypeAlias

from sqlalchemy.exc import OperationalError

from bot.transaction import Transaction

_PRIMARY_CODE = 0xFF

Step: TypeAlias = Callable[[], object]


def attempt(transaction: Transaction, step: Step) -> Exception | None:
    """Run a step in a savepoint; return what it raised, after its effects were undone.

    Raises:
        OperationalError: a lost connection, a full disk, a lock, which says nothing of the step:
            the whole transaction is to run again.
    """
    try:
        with transaction.savepoint():
            step()
    except OperationalError as error:
        if _is_passing(error):
            raise
        return error
    except Exception as error:  # noqa: BLE001 - this is the boundary
        return error
    return None


def _is_passing(error: OperationalError) -> bool:
    """Tell whether the same step may go well another time.

    SQLite calls a statement that it cannot run operational as well, PostgreSQL one that is too
    large (54…): whoever came again with these would come for ever.
    """
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return bool(code & _PRIMARY_CODE != sqlite3.SQLITE_ERROR)
    return not str(getattr(error.orig, "sqlstate", "") or "").startswith("54")
