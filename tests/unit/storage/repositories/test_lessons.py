"""Lessons are found by their number, time and person, not by reading all of them."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON
from tests.unit.storage.plans import Plans


def test_reading_on_and_forgetting_read_no_other_lessons(work: UnitOfWork, plans: Plans) -> None:
    work.lessons.add("05-017", "电梯坏了", "p", NOON, "C/")
    work.lessons.after(1_000, 10)
    work.lessons.between(NOON, NOON, 10)
    work.lessons.remove_of_person("p")
    work.lessons.hand_over("p", "q")
    assert plans.scans == []
