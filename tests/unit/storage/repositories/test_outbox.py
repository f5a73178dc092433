"""Messages are found by index."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.contract.records import person
from tests.unit.storage.plans import Plans


def test_no_question_about_messages_reads_a_whole_table(work: UnitOfWork, plans: Plans) -> None:
    work.people.add(person())
    work.outbox.put(
        "m1",
        "p1",
        "body",
        importance="normal",
        answers=None,
        not_before=None,
        expires_at=None,
    )
    work.outbox.after("p1", 0, 10)
    work.outbox.latest("p1", 10)
    work.outbox.bodies("p1")
    work.outbox.dead(10)
    work.outbox.resend("m1")
    work.outbox.remove_of_person("p1")
    assert plans.scans == []


def test_putting_a_message_takes_a_number_and_a_row(work: UnitOfWork, plans: Plans) -> None:
    work.people.add(person())
    before = len(plans.statements)
    work.outbox.put(
        "m1",
        "p1",
        "body",
        importance="normal",
        answers=None,
        not_before=None,
        expires_at=None,
    )
    assert len(plans.statements) - before == 2
