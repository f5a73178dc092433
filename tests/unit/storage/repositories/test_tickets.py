"""Tickets are found by index, and filing one costs few statements."""

from __future__ import annotations

from datetime import timedelta

from storage.unit_of_work import UnitOfWork
from tests.contract.records import COMMUNITY, NOON, ticket
from tests.unit.storage.plans import Plans
from tickets.chunks import CHUNK
from tickets.status import OPEN


def test_no_question_about_tickets_reads_a_whole_table(work: UnitOfWork, plans: Plans) -> None:
    work.tickets.add(ticket())
    work.tickets.get_for_update("t1")
    work.tickets.save(ticket())
    work.tickets.of_assignee("p1", OPEN)
    work.tickets.of_office("water", COMMUNITY, OPEN)
    work.tickets.within(COMMUNITY, OPEN)
    list(work.tickets.opened_within(COMMUNITY, NOON, NOON))
    work.tickets.count_opened(COMMUNITY, NOON, NOON, 9)
    work.tickets.count_resolved("p1", NOON)
    work.tickets.any_at(COMMUNITY)
    work.tickets.newest_within(COMMUNITY, NOON, 9)
    work.tickets.similar("05-017", COMMUNITY, NOON)
    assert plans.scans == []


def test_counting_reads_no_ticket(work: UnitOfWork, plans: Plans) -> None:
    work.tickets.count_opened(COMMUNITY, NOON, NOON, 9)
    work.tickets.count_resolved("p1", NOON)
    assert all("COVERING INDEX" in step for step in plans.steps if "tickets" in step)


def test_adding_and_saving_a_ticket_are_one_statement_each(work: UnitOfWork, plans: Plans) -> None:
    work.tickets.add(ticket())
    work.tickets.save(ticket())
    assert len(plans.statements) == 2


def test_many_tickets_are_read_a_thousand_a_statement(work: UnitOfWork, plans: Plans) -> None:
    names = [f"t{number:04}" for number in range(CHUNK + 1)]
    for name in names:
        work.tickets.add(ticket(name))
    before = len(plans.statements)
    assert len(list(work.tickets.opened_within(COMMUNITY, NOON, NOON + timedelta(hours=1)))) == len(
        names
    )
    work.requests.of_tickets(names)
    work.events.of_tickets(names)
    assert len(plans.statements) - before == 6
