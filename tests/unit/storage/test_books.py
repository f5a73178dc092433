"""A transaction looks once which versions are current."""

from __future__ import annotations

from storage.books import AREAS, LIST, Books
from storage.importing import import_areas
from storage.unit_of_work import UnitOfWork
from tests.contract import records
from tests.unit.storage.plans import Plans


def test_the_versions_are_looked_up_once_a_transaction(work: UnitOfWork, plans: Plans) -> None:
    for _ in range(3):
        work.books.current(AREAS)
        work.books.current(LIST)
    assert len(plans.statements) == 1


def test_after_an_import_they_are_looked_up_again(work: UnitOfWork) -> None:
    assert work.books.current(AREAS) is None
    version = import_areas(work, records.AREAS)
    current = work.books.current(AREAS)
    assert current is not None
    assert current.version == version
    assert current.created_at == records.NOON


def test_a_transaction_without_a_word_of_areas_reads_none(work: UnitOfWork, plans: Plans) -> None:
    assert isinstance(work.books, Books)
    work.meta.get("demo")
    assert len(plans.statements) == 1
