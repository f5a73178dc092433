"""Jobs are found by index, and looking for them when there are none is one statement."""

from __future__ import annotations

from datetime import timedelta

from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON
from tests.unit.storage.plans import Plans

MINUTE = timedelta(minutes=1)


def test_no_question_about_jobs_reads_a_whole_table(work: UnitOfWork, plans: Plans) -> None:
    work.jobs.schedule("clock", "t1", NOON, "t1")
    work.jobs.claim_due(NOON, 10, MINUTE)
    work.jobs.retry("clock", "t1", NOON)
    work.jobs.done("clock", "t1", NOON)
    work.jobs.cancel("clock", "t1")
    assert plans.scans == []


def test_claiming_nothing_is_one_statement(work: UnitOfWork, plans: Plans) -> None:
    assert work.jobs.claim_due(NOON, 10, MINUTE) == []
    assert len(plans.statements) == 1
