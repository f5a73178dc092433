"""Lessons are read from where one stopped, not from the start."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.unit.storage.plans import Plans


def test_reading_on_does_not_read_all_lessons(work: UnitOfWork, plans: Plans) -> None:
    work.lessons.add("05-017", "电梯坏了", "h")
    work.lessons.after(1_000, 10)
    assert plans.scans == []
