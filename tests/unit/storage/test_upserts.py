"""Each database gets its own spelling."""

from __future__ import annotations

from sqlalchemy import make_url

from storage.tables.upkeep import meta
from storage.unit_of_work import UnitOfWork
from storage.upserts import insert_if_new, upsert, upsert_where

SQLITE = make_url("sqlite://").get_dialect()()
POSTGRES = make_url("postgresql+psycopg://").get_dialect()()


def test_a_connection_gets_the_spelling_of_its_database(work: UnitOfWork) -> None:
    statement = upsert(meta, ("key",), ("value",))
    assert statement.on(work.connection) is statement.sqlite


def test_an_insert_if_new_tells_by_a_row_on_both() -> None:
    statement = insert_if_new(meta, ("key",))
    for spelling, dialect in (
        (statement.sqlite, SQLITE),
        (statement.postgresql, POSTGRES),
    ):
        text = str(spelling.compile(dialect=dialect))
        assert "DO NOTHING RETURNING" in text


def test_a_conditional_upsert_tells_by_a_row_on_both() -> None:
    statement = upsert_where(meta, ("key",), ("value",), meta.c.value == "free")
    for spelling, dialect in (
        (statement.sqlite, SQLITE),
        (statement.postgresql, POSTGRES),
    ):
        text = str(spelling.compile(dialect=dialect))
        assert "DO UPDATE SET value" in text
        assert "WHERE" in text
        assert "RETURNING" in text
