"""What is open and what is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON, ticket
from tests.unit.storage.plans import Plans
from tickets.status import Status


def test_tickets_are_counted_until_they_end(work: UnitOfWork) -> None:
    for number, status in enumerate((Status.ACCEPTED, Status.ACCEPTED, Status.CLOSED)):
        work.tickets.add(replace(ticket(f"t{number}"), status=status))
    counted = work.gauges.standing_tickets()
    assert counted["accepted"] == 2
    assert counted["resolved"] == 0
    assert "closed" not in counted


def test_the_job_that_was_due_first_says_how_late_they_are(work: UnitOfWork) -> None:
    assert work.gauges.lateness_of_jobs(NOON) == timedelta()
    for minutes in (5, 2, -3):
        work.jobs.schedule("clock", f"t{minutes}", NOON - timedelta(minutes=minutes), "x")
    assert work.gauges.lateness_of_jobs(NOON) == timedelta(minutes=5)


def test_no_table_is_read_as_a_whole(work: UnitOfWork, plans: Plans) -> None:
    work.gauges.standing_tickets()
    work.gauges.lateness_of_jobs(NOON)
    assert len(plans.statements) == 2
    assert plans.scans == []
