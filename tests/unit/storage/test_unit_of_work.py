"""A unit of work sees one transaction."""

from __future__ import annotations

from storage.book_cache import BookCache
from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON, person


def test_all_repositories_share_the_transaction(work: UnitOfWork) -> None:
    work.people.add(person())
    beside = UnitOfWork(work.connection, BookCache(), NOON)
    beside.sessions.save("web::1:1", "p1", "{}")
    assert work.sessions.load("web::1:1") == "{}"


def test_what_is_made_in_it_is_dated_by_its_beginning(work: UnitOfWork) -> None:
    work.media.add_stored("m1", None, "photo", "image/png", 10, "abc")
    assert work.media.get("m1").created_at == work.now == NOON
