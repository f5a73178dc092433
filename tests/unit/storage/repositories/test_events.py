"""Events are found by index."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.contract.records import event, ticket
from tests.unit.storage.plans import Plans


def test_no_question_about_events_reads_a_whole_table(work: UnitOfWork, plans: Plans) -> None:
    work.tickets.add(ticket())
    work.events.append(event("e1"))
    work.events.of_ticket("t1")
    work.events.of_tickets(["t1", "t2"])
    work.events.redact("r1")
    assert plans.scans == []


def test_the_events_of_no_ticket_need_no_statement(work: UnitOfWork, plans: Plans) -> None:
    assert work.events.of_tickets([]) == []
    assert plans.statements == []
