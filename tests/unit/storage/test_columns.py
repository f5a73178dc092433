"""Values keep their meaning on their way through a column."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url

from storage.columns import Moment, PlaceText, Texts
from tests.contract.records import EXACT, GRID_1

SQLITE = make_url("sqlite://").get_dialect()()
POSTGRES = make_url("postgresql+psycopg://").get_dialect()()


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_survives_sqlite(at: datetime) -> None:
    stored = Moment().process_bind_param(at, SQLITE)
    assert isinstance(stored, int)
    assert Moment().process_result_value(stored, SQLITE) == at


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_stored_moments_sort_as_moments_do(one: datetime, two: datetime) -> None:
    stored = [Moment().process_bind_param(at, SQLITE) for at in (one, two)]
    assert isinstance(stored[0], int)
    assert isinstance(stored[1], int)
    assert (stored[0] < stored[1]) == (one < two)


def test_a_moment_of_any_zone_comes_back_in_utc() -> None:
    at = datetime(2026, 11, 2, 12, tzinfo=timezone(timedelta(hours=8)))
    for dialect in (SQLITE, POSTGRES):
        stored = Moment().process_bind_param(at, dialect)
        found = Moment().process_result_value(stored, dialect)
        assert found == at
        assert found is not None
        assert found.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 11, 2, 12)  # noqa: DTZ001 - what is to be refused
    for dialect in (SQLITE, POSTGRES):
        with pytest.raises(ValueError, match="no time zone"):
            Moment().process_bind_param(naive, dialect)


@given(st.lists(st.text()).map(tuple))
def test_texts_survive(texts: tuple[str, ...]) -> None:
    stored = Texts().process_bind_param(texts, SQLITE)
    assert Texts().process_result_value(stored, SQLITE) == texts


def test_a_place_survives_with_and_without_a_point() -> None:
    for place in (EXACT, GRID_1):
        stored = PlaceText().process_bind_param(place, SQLITE)
        assert PlaceText().process_result_value(stored, SQLITE) == place


def test_nothing_stays_nothing() -> None:
    assert Moment().process_bind_param(None, SQLITE) is None
    assert Moment().process_result_value(None, SQLITE) is None
    assert PlaceText().process_result_value(None, SQLITE) is None
    assert Texts().process_result_value(None, SQLITE) == ()
