"""Auditing costs one statement."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON
from tests.unit.storage.plans import Plans


def test_a_row_of_the_audit_is_one_statement(work: UnitOfWork, plans: Plans) -> None:
    work.audit.record(None, "close", "t1", NOON)
    assert len(plans.statements) == 1
