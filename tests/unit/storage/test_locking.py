"""SQLite's one writer needs no further lock."""

from __future__ import annotations

from storage.locking import lock_name
from storage.unit_of_work import UnitOfWork
from tests.unit.storage.plans import Plans


def test_a_name_costs_nothing_to_lock_on_sqlite(work: UnitOfWork, plans: Plans) -> None:
    lock_name(work.connection, "session:1")
    assert plans.statements == []
