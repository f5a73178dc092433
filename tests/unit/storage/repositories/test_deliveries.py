"""What became of messages is stored by index."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON
from tests.unit.storage.plans import Plans


def test_no_outcome_reads_a_whole_table(work: UnitOfWork, plans: Plans) -> None:
    deliveries = work.deliveries
    deliveries.identities({"p1", "p2"})
    deliveries.refs(["m1", "m2"], "telegram", "bot")
    deliveries.sent("m1", "ref")
    deliveries.again("m1", NOON, None)
    deliveries.move("m1", "wechat", "oa", None)
    deliveries.end("m1", "failed", "why")
    deliveries.mark_unreachable("telegram", "bot", "1")
    deliveries.held_bodies("p1")
    assert plans.scans == []


def test_looking_for_what_expired_reads_only_what_is_held(work: UnitOfWork, plans: Plans) -> None:
    work.deliveries.expire_held()
    assert plans.scans == ["SCAN outbox USING INDEX ix_outbox_held"]
