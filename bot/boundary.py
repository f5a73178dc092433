"""The error boundary: a step that raises leaves nothing behind and does not come back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from sqlalchemy.exc import OperationalError

from bot.transaction import Transaction

Step: TypeAlias = Callable[[], object]


def attempt(transaction: Transaction, step: Step) -> Exception | None:
    """Run a step in a savepoint; return what it raised, after its effects were undone.

    Raises:
        OperationalError: a deadlock or a lost connection, which says nothing of the step: the
            whole transaction is to run again.
    """
    try:
        with transaction.savepoint():
            step()
    except OperationalError:
        raise
    except Exception as error:  # noqa: BLE001 - this is the boundary
        return error
    return None
