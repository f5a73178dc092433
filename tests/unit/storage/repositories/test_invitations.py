"""Invitations are found by index."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON
from tests.unit.storage.plans import Plans


def test_no_question_about_invitations_reads_a_whole_table(work: UnitOfWork, plans: Plans) -> None:
    work.invitations.find_by_hash("hash")
    work.invitations.add_failure("p1", NOON)
    work.invitations.failures_since("p1", NOON)
    assert plans.scans == []
