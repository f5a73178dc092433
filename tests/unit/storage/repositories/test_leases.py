"""Taking a lease is one statement, so that nobody comes in between."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON
from tests.unit.storage.plans import Plans


def test_taking_a_lease_is_one_statement(work: UnitOfWork, plans: Plans) -> None:
    work.leases.acquire("telegram:bot", "a", NOON, NOON)
    assert len(plans.statements) == 1
    work.leases.release("telegram:bot", "a")
    assert plans.scans == []
