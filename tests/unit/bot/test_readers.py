"""Readers are built from what the database holds, once for each edition of it."""

from __future__ import annotations

from bot.readers import Readers, edition_of
from bot.wiring import Application
from storage.unit_of_work import UnitOfWork


def approve(uow: UnitOfWork) -> None:
    """Approve a word."""
    uow.keywords.decide("02-040", "鎏鑫瑥", is_approved=True, actor="a", at=uow.now)
    uow.books.look_again()


def test_an_edition_is_built_once(application: Application) -> None:
    readers = Readers()
    first = application.database.run_read(readers.at_hand)
    assert application.database.run_read(readers.at_hand) is first
    assert application.database.run_read(readers.exact) is first


def test_words_approved_since_are_not_waited_for(application: Application) -> None:
    readers = Readers()
    first = application.database.run_read(readers.at_hand)
    application.database.run_write(approve)
    assert application.database.run_read(readers.at_hand) is first
    exact = application.database.run_read(readers.exact)
    assert exact is not first
    assert application.database.run_read(readers.at_hand) is exact
    assert exact.read("鎏鑫瑥").matches[0].matter == "02-040"
    assert exact.read("幸福小区3号楼").address is not None


def test_few_editions_are_kept(application: Application) -> None:
    readers = Readers(most=1)
    first = application.database.run_read(readers.exact)
    application.database.run_write(approve)
    application.database.run_read(readers.exact)
    assert application.database.run_read(readers.exact) is not first


def test_an_edition_names_list_places_and_words(application: Application) -> None:
    before = application.database.run_read(lambda uow: edition_of(uow.books))
    application.database.run_write(approve)
    after = application.database.run_read(lambda uow: edition_of(uow.books))
    assert before.city == after.city
    assert before.keywords is None
    assert after.keywords is not None
