"""The list is answered from memory."""

from __future__ import annotations

from storage.importing import import_list
from storage.unit_of_work import UnitOfWork
from tests.contract.records import CATEGORIES, OFFICES, matter
from tests.unit.storage.plans import Plans


def test_only_the_first_question_reads_the_database(work: UnitOfWork, plans: Plans) -> None:
    import_list(work, CATEGORIES, OFFICES, [matter()])
    work.matters.get("05-017")
    before = len(plans.statements)
    assert work.matters.version == 1
    work.matters.get("05-017")
    work.matters.of_category("05")
    assert len(plans.statements) == before
