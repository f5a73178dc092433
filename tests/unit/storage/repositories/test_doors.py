"""A scanned token is looked up by its key."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.unit.storage.plans import Plans


def test_a_token_is_looked_up_without_a_scan(work: UnitOfWork, plans: Plans) -> None:
    assert work.doors.find("token") is None
    assert plans.scans == []
