"""A word is decided on once for each matter."""

from __future__ import annotations

from storage.tables.learning import keyword_decisions


def test_a_decision_is_keyed_by_matter_and_word() -> None:
    assert [column.name for column in keyword_decisions.primary_key.columns] == ["matter", "word"]
