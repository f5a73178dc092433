"""A job is there once by kind and key."""

from __future__ import annotations

from storage.tables.upkeep import jobs


def test_a_job_is_keyed_by_kind_and_key() -> None:
    assert [column.name for column in jobs.primary_key.columns] == ["kind", "key"]
