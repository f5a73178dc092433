"""Books keep their versions apart."""

from __future__ import annotations

from storage.tables import city


def test_every_table_of_a_book_is_keyed_by_version_first() -> None:
    tables = [
        city.areas,
        city.grids,
        city.estates,
        city.buildings,
        city.roads,
        city.categories,
        city.offices,
        city.matters,
    ]
    assert {next(iter(table.primary_key.columns)).name for table in tables} == {"version"}
