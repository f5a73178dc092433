"""Seals read what they cover and not the whole audit."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON
from tests.unit.storage.plans import Plans


def test_sealing_does_not_read_what_is_sealed(work: UnitOfWork, plans: Plans) -> None:
    work.audit.record(None, "look", "t1", NOON)
    work.seals.seal(NOON, NOON)
    work.seals.seal(NOON, NOON)
    assert [step for step in plans.scans if "audit_seals" not in step] == []
