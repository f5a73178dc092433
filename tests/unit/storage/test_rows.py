"""A row of any query is a row."""

from __future__ import annotations

from sqlalchemy import literal, select

from storage.rows import AnyRow, AnySelect
from storage.unit_of_work import UnitOfWork


def test_rows_of_any_width_are_read_by_name(work: UnitOfWork) -> None:
    narrow: AnySelect = select(literal(1).label("one"))
    wide: AnySelect = select(literal(1).label("one"), literal("b").label("two"))
    rows: list[AnyRow] = [work.connection.execute(query).one() for query in (narrow, wide)]
    assert [row.one for row in rows] == [1, 1]
    assert rows[1].two == "b"
