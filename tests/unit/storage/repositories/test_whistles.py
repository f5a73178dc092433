"""A ticket's whistles are found by their index."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.unit.storage.plans import Plans


def test_a_tickets_whistles_are_found_without_a_scan(work: UnitOfWork, plans: Plans) -> None:
    assert list(work.whistles.of_ticket("t1")) == []
    assert plans.scans == []
