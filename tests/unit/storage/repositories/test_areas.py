"""Areas are answered from memory."""

from __future__ import annotations

from storage.importing import import_areas
from storage.unit_of_work import UnitOfWork
from tests.contract.records import AREAS
from tests.unit.storage.plans import Plans
from tickets.people import Point


def test_only_the_first_question_reads_the_database(work: UnitOfWork, plans: Plans) -> None:
    import_areas(work, AREAS)
    work.areas.city()
    work.grids.grid_at(Point(37, 121))
    before = len(plans.statements)
    work.areas.get("G1")
    work.areas.named("毓璜顶")
    work.grids.place_named("幸福小区", "C")
    assert len(plans.statements) == before
