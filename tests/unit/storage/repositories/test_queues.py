"""What is to be sent is found by index, whatever was sent before."""

from __future__ import annotations

from datetime import timedelta

from storage.unit_of_work import UnitOfWork
from tests.contract.records import person
from tests.unit.storage.plans import Plans

MINUTE = timedelta(minutes=1)


def test_no_question_about_queues_reads_a_whole_table(work: UnitOfWork, plans: Plans) -> None:
    work.people.add(person())
    for number in range(2):
        work.outbox.put(
            f"m{number}",
            "p1",
            "body",
            importance="reply",
            answers="telegram:bot:e1",
            not_before=None,
            expires_at=None,
        )
    for answers_in in (None, MINUTE):
        work.queues.claim(
            "telegram", "bot", 8, MINUTE, closed=["a"], resting=["b"], answers_in=answers_in
        )
    work.queues.oldest("telegram", "bot")
    work.queues.take_answers("telegram:bot:e1", len)
    assert [step for step in plans.scans if step != "SCAN wanted"] == []
