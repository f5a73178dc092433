"""Handled events are found by index, and claiming one is one statement."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON
from tests.unit.storage.plans import Plans


def test_no_question_about_events_handled_reads_a_whole_table(
    work: UnitOfWork, plans: Plans
) -> None:
    work.inbox.claim("web", "", "e1", NOON)
    work.inbox.mark_failed("web", "", "e1", "ValueError")
    work.inbox.state_of("web", "", "e1")
    assert plans.scans == []
    assert len(plans.statements) == 3
