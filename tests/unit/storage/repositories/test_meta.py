"""Facts are found by index."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.unit.storage.plans import Plans


def test_a_fact_is_found_by_its_key(work: UnitOfWork, plans: Plans) -> None:
    work.meta.set("demo", "yes")
    work.meta.get("demo")
    assert plans.scans == []
