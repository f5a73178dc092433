"""Files are found by index."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.contract.records import person, ticket
from tests.unit.storage.plans import Plans


def test_no_question_about_files_reads_a_whole_table(work: UnitOfWork, plans: Plans) -> None:
    work.people.add(person())
    work.tickets.add(ticket())
    work.media.add_wanted("m1", "p1", "photo", "telegram:bot", "ref")
    work.media.add_stored("m2", None, "photo", "image/png", 10, "abc")
    work.media.claim("m2", "p1")
    work.media.mark_stored("m1", "photo", "image/png", 10, "abc")
    work.media.mark_failed("m1")
    work.media.attach(["m1", "m2"], "t1")
    work.media.find_all(["m1", "m2"])
    work.media.tickets_of("m1")
    assert plans.scans == []
