"""What waits for one person can be counted and told in one message."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON, person
from tickets.people import Identity

HOUR = timedelta(hours=1)
WECOM = ("wecom", "corp.1")
FOLDABLE = ("task", "notice")


@pytest.fixture(autouse=True)
def member(work: UnitOfWork) -> None:
    """Store a member of staff on WeCom."""
    work.people.add(person("p1"))
    work.people.save_identity(Identity("p1", *WECOM, "zhang", reachable=True, last_used_at=NOON))


def _put(work: UnitOfWork, name: str, importance: str = "task", later: bool = False) -> None:
    work.outbox.put(
        name,
        "p1",
        "{}",
        importance=importance,
        answers=None,
        not_before=NOON + HOUR if later else None,
        expires_at=None,
    )


def _fold(work: UnitOfWork, account: str = "corp.1") -> int:
    waiting = work.digests.waiting("p1", "wecom", account, FOLDABLE)
    work.digests.fold(waiting)
    return len(waiting)


def test_what_is_due_and_may_be_folded_leaves_the_queue(work: UnitOfWork) -> None:
    _put(work, "a")
    _put(work, "b")
    _put(work, "urgent", "urgent")
    _put(work, "tomorrow", later=True)
    assert _fold(work) == 2
    left = work.queues.claim(*WECOM, 9, timedelta(minutes=1))
    assert [row.id for row in left] == ["urgent"]


def test_what_is_being_sent_is_not_folded(work: UnitOfWork) -> None:
    _put(work, "a")
    _put(work, "b")
    assert [row.id for row in work.queues.claim(*WECOM, 9, timedelta(minutes=1))] == ["a"]
    assert _fold(work) == 1


def test_what_is_sent_after_it_was_counted_is_not_folded(work: UnitOfWork) -> None:
    _put(work, "a")
    _put(work, "b")
    waiting = work.digests.waiting("p1", *WECOM, FOLDABLE)
    work.queues.claim(*WECOM, 9, timedelta(minutes=1))
    work.digests.fold(waiting)
    work.deliveries.again("a", NOON, None)
    assert [row.id for row in work.queues.claim(*WECOM, 9, timedelta(minutes=1))] == ["a"]


def test_another_account_keeps_what_is_its_own(work: UnitOfWork) -> None:
    _put(work, "a")
    assert _fold(work, "corp.2") == 0


def test_what_was_sent_counts_and_what_was_folded_does_not(work: UnitOfWork) -> None:
    for name in ("a", "b", "c"):
        _put(work, name)
    work.queues.claim(*WECOM, 1, timedelta(minutes=1))
    work.deliveries.sent("a", None)
    assert _fold(work) == 2
    assert work.digests.sent_since("p1", *WECOM, NOON - HOUR) == [NOON]
    assert work.digests.sent_since("p1", *WECOM, NOON) == []
