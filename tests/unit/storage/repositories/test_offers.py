"""Offers are found by index."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON, person
from tests.unit.storage.plans import Plans


def test_no_question_about_offers_reads_a_whole_table(work: UnitOfWork, plans: Plans) -> None:
    work.people.add(person())
    work.offers.add("list1", "p1", None, "[]", NOON)
    work.offers.find("list1")
    work.offers.newest("p1")
    work.offers.add("list2", "p1", None, "[]", NOON)
    work.offers.show_last("list1")
    work.offers.set_used("list1", 2)
    work.offers.remove_of_person("p1")
    assert plans.scans == []
