"""Clearing away reads what is old and not the rest."""

from __future__ import annotations

from datetime import timedelta

from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON
from tests.unit.storage.plans import Plans

DAY = timedelta(days=1)


def test_what_is_old_is_found_without_reading_what_is_not(work: UnitOfWork, plans: Plans) -> None:
    before = NOON - DAY
    work.pruning.drop_events(before, 10)
    work.pruning.drop_offers(before, 10)
    work.pruning.drop_messages(before, 10)
    work.pruning.find_crowded(before - DAY, before, 10)
    work.pruning.drop_these_messages(["m1"])
    work.pruning.drop_sessions(["k1"], before)
    work.pruning.find_left_sessions("", before, 10)
    work.pruning.drop_uploads(before, 10)
    work.pruning.known_files(["hash"])
    assert plans.statements
    assert plans.scans == []
