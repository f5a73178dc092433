"""What waits for a decision and what is hot are found by their keys."""

from __future__ import annotations

from storage.repositories.keywords import Keywords
from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON
from tests.unit.storage.plans import Plans


def test_hot_words_and_decisions_are_found_by_their_keys(work: UnitOfWork, plans: Plans) -> None:
    keywords = Keywords(work.connection)
    keywords.hot("C/", 5)
    keywords.decide("05-017", "抖", is_approved=True, actor="a", at=NOON)
    assert plans.scans == []
