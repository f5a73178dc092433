"""Statements compiled once mean what SQLAlchemy would make of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError, MultipleResultsFound, NoResultFound

from storage.prepared import HotConnection
from storage.tables.upkeep import jobs, meta
from storage.unit_of_work import UnitOfWork

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ADD = insert(meta)
GET = select(meta.c.value).where(meta.c.key == bindparam("wanted"))
ALL = select(meta).order_by(meta.c.key)
FIRST = ALL.limit(1)
AMONG = select(meta.c.key).where(meta.c.key.in_(bindparam("keys", expanding=True)))
ADD_JOB = insert(jobs)
NEXT = select(func.min(jobs.c.due_at).label("first"), func.count())
SOONER = (
    update(jobs)
    .where(jobs.c.key == bindparam("wanted"))
    .values(attempts=jobs.c.attempts + 1)
    .returning(jobs.c.attempts, jobs.c.due_at)
)


@pytest.fixture
def hot(work: UnitOfWork) -> HotConnection:
    """Return a connection with two facts and a job."""
    connection = HotConnection(work.connection)
    connection.execute(ADD, {"key": "a", "value": "1"})
    connection.execute(ADD, {"key": "b", "value": "2"})
    job = {"kind": "clock", "key": "t", "due_at": NOON, "subject": "t", "payload_version": 1}
    connection.execute(ADD_JOB, {**job, "attempts": 0, "claimed_until": None})
    return connection


def test_rows_have_their_columns_as_attributes(hot: HotConnection) -> None:
    row = hot.execute(ALL).first()
    assert row is not None
    assert (row.key, row.value) == ("a", "1")
    assert [tuple(row) for row in hot.execute(ALL)] == [("a", "1"), ("b", "2")]


def test_a_limit_that_stands_in_the_statement_holds(hot: HotConnection) -> None:
    assert len(hot.execute(FIRST).all()) == 1


def test_moments_go_in_and_come_out_as_moments(hot: HotConnection) -> None:
    assert hot.execute(NEXT).scalar_one_or_none() == NOON
    later = {"kind": "clock", "key": "u", "due_at": NOON + timedelta(days=1), "subject": "u"}
    hot.execute(ADD_JOB, {**later, "payload_version": 1, "attempts": 0, "claimed_until": NOON})
    row = hot.execute(NEXT).first()
    assert row is not None
    assert (row.first, row[1]) == (NOON, 2)


def test_a_changed_row_comes_back_as_it_is_now(hot: HotConnection) -> None:
    for attempts in (1, 2):
        row = hot.execute(SOONER, {"wanted": "t"}).first()
        assert row is not None
        assert (row.attempts, row.due_at) == (attempts, NOON)


def test_a_statement_may_be_given_other_columns_the_next_time(hot: HotConnection) -> None:
    job = {"kind": "k", "due_at": NOON, "subject": "", "payload_version": 1, "attempts": 0}
    hot.execute(ADD_JOB, {**job, "key": "short"})
    hot.execute(ADD_JOB, {**job, "key": "long", "claimed_until": NOON})
    assert hot.execute(NEXT).all()[0][1] == 3


def test_lists_and_many_rows_at_once_are_left_to_sqlalchemy(hot: HotConnection) -> None:
    hot.execute(ADD, [{"key": "c", "value": "3"}, {"key": "d", "value": "4"}])
    assert hot.execute(AMONG, {"keys": ["a", "d", "z"]}).scalars().all() == ["a", "d"]
    assert list(hot.execute(AMONG, {"keys": ["b"]}).scalars()) == ["b"]


def test_one_value_is_asked_for_where_there_is_one_row(hot: HotConnection) -> None:
    assert hot.execute(GET, {"wanted": "a"}).scalar_one() == "1"
    assert hot.execute(GET, {"wanted": "z"}).scalar_one_or_none() is None
    with pytest.raises(NoResultFound):
        hot.execute(GET, {"wanted": "z"}).scalar_one()
    with pytest.raises(MultipleResultsFound):
        hot.execute(ALL).scalar_one_or_none()


def test_errors_are_those_of_sqlalchemy_and_show_no_values(hot: HotConnection) -> None:
    with pytest.raises(IntegrityError) as caught:
        hot.execute(ADD, {"key": "a", "value": "a secret"})
    assert "a secret" not in str(caught.value)


def test_a_parameter_that_is_missing_is_refused(hot: HotConnection) -> None:
    with pytest.raises(KeyError):
        hot.execute(ADD, {"key": "x", "valu": "y"})
