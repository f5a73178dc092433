"""Those who live somewhere are found without reading everybody."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.unit.storage.plans import Plans


def test_residents_are_found_by_the_index(work: UnitOfWork, plans: Plans) -> None:
    work.broadcasts.count_residents("C/D/")
    work.broadcasts.residents("C/D/", "", 10)
    assert plans.scans == []
