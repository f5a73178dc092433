"""Requests are found by index."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.contract.records import person, request, ticket
from tests.unit.storage.plans import Plans


def test_no_question_about_requests_reads_a_whole_table(work: UnitOfWork, plans: Plans) -> None:
    work.people.add(person())
    work.tickets.add(ticket())
    work.requests.add(request())
    work.requests.get("r1")
    work.requests.save(request())
    work.requests.find_by_number("1")
    work.requests.of_person("p1")
    work.requests.of_ticket("t1")
    work.requests.of_tickets(["t1", "t2"])
    assert plans.scans == []
