"""Names of constraints are the same on every database."""

from __future__ import annotations

from storage.tables import city, messages, people, tickets, upkeep
from storage.tables.schema import METADATA

CONCERNS = (city, messages, people, tickets, upkeep)


def test_every_constraint_and_index_has_a_name_that_postgresql_keeps() -> None:
    tables = METADATA.tables.values()
    names = [str(constraint.name) for table in tables for constraint in table.constraints]
    names += [str(index.name) for table in tables for index in table.indexes]
    assert len(names) > len(METADATA.tables)
    assert len(set(names)) == len(names)
    assert all(name != "None" and len(name) <= 63 for name in names)
