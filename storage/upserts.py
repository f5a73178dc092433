"""Insert-or-something statements, which SQLAlchemy spells differently for each database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import UpdateBase

from storage.prepared import HotConnection
from storage.rows import AnySelect


@dataclass(frozen=True, slots=True)
class PerDialect:
    """One statement in both spellings."""

    sqlite: UpdateBase
    postgresql: UpdateBase

    def on(self, connection: Connection | HotConnection) -> UpdateBase:
        """Return the spelling of a connection's database."""
        return self.sqlite if connection.dialect.name == "sqlite" else self.postgresql


def insert_if_new(table: Table, keys: Sequence[str]) -> PerDialect:
    """Build an insert that returns the keys, or no row where they exist already.

    The row tells, not ``rowcount``, which is wrong on PostgreSQL.
    """
    returned = [table.c[key] for key in keys]
    lite = sqlite.insert(table).on_conflict_do_nothing(index_elements=returned)
    full = postgresql.insert(table).on_conflict_do_nothing(index_elements=returned)
    return PerDialect(lite.returning(*returned), full.returning(*returned))


def insert_from(table: Table, columns: Sequence[str], rows: AnySelect) -> PerDialect:
    """Build an insert of what a query finds; rows whose keys exist already are left alone."""
    lite = sqlite.insert(table).from_select(columns, rows).on_conflict_do_nothing()
    full = postgresql.insert(table).from_select(columns, rows).on_conflict_do_nothing()
    return PerDialect(lite, full)


def upsert(table: Table, keys: Sequence[str], changed: Sequence[str]) -> PerDialect:
    """Build an insert that sets the ``changed`` columns where the keys exist already."""
    return PerDialect(*_upserts(table, keys, changed, None))


def upsert_where(
    table: Table, keys: Sequence[str], changed: Sequence[str], where: ColumnElement[bool]
) -> PerDialect:
    """Build an upsert that leaves other rows alone and returns the keys if it did something."""
    returned = [table.c[key] for key in keys]
    lite, full = _upserts(table, keys, changed, where)
    return PerDialect(lite.returning(*returned), full.returning(*returned))


def _upserts(
    table: Table,
    keys: Sequence[str],
    changed: Sequence[str],
    where: ColumnElement[bool] | None,
) -> tuple[sqlite.Insert, postgresql.Insert]:
    index = [table.c[key] for key in keys]
    lite = sqlite.insert(table)
    full = postgresql.insert(table)
    return (
        lite.on_conflict_do_update(
            index_elements=index, set_={c: lite.excluded[c] for c in changed}, where=where
        ),
        full.on_conflict_do_update(
            index_elements=index, set_={c: full.excluded[c] for c in changed}, where=where
        ),
    )
