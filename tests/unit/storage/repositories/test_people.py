"""People are found by index, however many there are."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.contract.records import COMMUNITY, NOON, person
from tests.unit.storage.plans import Plans
from tickets.people import Role


def test_no_question_about_people_reads_a_whole_table(work: UnitOfWork, plans: Plans) -> None:
    work.people.add(person())
    work.people.get("p1")
    work.people.save(person())
    work.people.find_by_identity("telegram", "bot", "42")
    work.people.identities("p1")
    work.people.remove_identities("p1")
    work.people.end_assignment("a1", NOON)
    work.people.assignments("p1", NOON)
    work.people.staff(Role.WORKER, "G1", NOON)
    work.people.staff_of_office("water", COMMUNITY, NOON)
    work.people.staff_within(COMMUNITY, NOON)
    work.people.staff_named(COMMUNITY, "王", NOON, 8, 8)
    work.people.count_staff_named(COMMUNITY, "王", NOON)
    work.people.any_staff_at(COMMUNITY, NOON)
    work.people.find_absence("p1", NOON)
    assert plans.scans == []


def test_finding_who_writes_takes_one_statement(work: UnitOfWork, plans: Plans) -> None:
    work.people.identities("p1")
    assert len(plans.statements) == 1
