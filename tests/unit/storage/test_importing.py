"""What is imported is stored as it is, whatever it is made of."""

from __future__ import annotations

from sqlalchemy import func, select

from storage.books import LIST, STAGED
from storage.importing import begin_version, import_list, import_places, stage
from storage.tables import city
from storage.unit_of_work import UnitOfWork
from tests.contract.records import CATEGORIES, OFFICES, matter


def test_an_empty_import_is_a_version_too(work: UnitOfWork) -> None:
    assert import_places(work, [], [], [], []) == 1
    assert work.areas.places().estates == ()


def test_enumerations_are_stored_as_their_values(work: UnitOfWork) -> None:
    import_list(work, CATEGORIES, OFFICES, [matter()])
    row = work.connection.execute(select(city.matters)).one()
    assert (row.handler, row.time_class) == ("property", "24h")


def test_rows_can_be_staged_in_parts(work: UnitOfWork) -> None:
    version = begin_version(work, LIST)
    stage(work, version, [matter("05-001")])
    stage(work, version, [matter("05-002")])
    count = work.connection.execute(select(func.count()).select_from(city.matters)).scalar_one()
    assert count == 2


def test_versions_that_are_being_staged_have_numbers_of_their_own(work: UnitOfWork) -> None:
    assert [begin_version(work, LIST), begin_version(work, LIST)] == [1, 2]
    states = work.connection.execute(select(city.versions.c.state)).scalars().all()
    assert states == [STAGED, STAGED]
