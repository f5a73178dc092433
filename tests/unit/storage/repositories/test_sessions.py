"""Conversation states are found by index."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.contract.records import person
from tests.unit.storage.plans import Plans


def test_no_question_about_conversations_reads_a_whole_table(
    work: UnitOfWork, plans: Plans
) -> None:
    work.people.add(person())
    work.sessions.save("web::1:1", "p1", "{}")
    work.sessions.load("web::1:1")
    work.sessions.of_person("p1")
    work.sessions.remove_of_person("p1")
    assert plans.scans == []
