"""Deadlines in working time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.town import HOURS, ZONE, PlainCalendar, Town
from tickets.clocks import (
    LIMITS,
    Limit,
    add_working_time,
    deadline,
    deadlines,
    end_of_working_day,
    is_working_time,
    next_working_moment,
    working_intervals,
)
from tickets.events import Reason
from tickets.model import TimeClass
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.ask_resident import ask_resident
from tickets.usecases.pause_ticket import pause_ticket, resume_ticket

HOLIDAYS = [date(2026, 10, day) for day in range(1, 8)]
CALENDAR = PlainCalendar(HOLIDAYS, made_up=[date(2026, 10, 10)])
FIRST = datetime(2026, 9, 1, tzinfo=UTC)
MOMENTS = st.timedeltas(timedelta(), timedelta(days=90)).map(lambda span: FIRST + span)
SPANS = st.timedeltas(timedelta(minutes=1), timedelta(hours=60))


def local(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@given(MOMENTS, SPANS)
def test_a_deadline_lies_in_working_time(start: datetime, span: timedelta) -> None:
    end = add_working_time(start, span, CALENDAR, HOURS).astimezone(ZONE)
    assert CALENDAR.is_workday(end.date())
    assert any(begin < end.time() <= stop for begin, stop in HOURS.intervals)


@given(MOMENTS, MOMENTS, SPANS)
def test_who_starts_later_is_due_no_earlier(
    one: datetime, other: datetime, span: timedelta
) -> None:
    first, second = sorted((one, other))
    assert add_working_time(first, span, CALENDAR, HOURS) <= add_working_time(
        second, span, CALENDAR, HOURS
    )


@given(MOMENTS, SPANS, SPANS)
def test_two_spans_add_up(start: datetime, one: timedelta, other: timedelta) -> None:
    middle = add_working_time(start, one, CALENDAR, HOURS)
    assert add_working_time(middle, other, CALENDAR, HOURS) == add_working_time(
        start, one + other, CALENDAR, HOURS
    )


@given(MOMENTS, st.integers(1, 20))
def test_the_nth_working_day_has_n_working_days_up_to_it(start: datetime, count: int) -> None:
    end = end_of_working_day(start, count, CALENDAR, HOURS).astimezone(ZONE)
    assert end.time() == time(17, 30)
    first = start.astimezone(ZONE).date()
    days = (first + timedelta(days=n) for n in range(1, (end.date() - first).days + 1))
    assert sum(CALENDAR.is_workday(day) for day in days) == count


def test_four_working_hours_from_friday_afternoon_end_on_monday() -> None:
    end = add_working_time(local(11, 20, 16, 30), timedelta(hours=4), CALENDAR, HOURS)
    assert end == local(11, 23, 11, 30)


def test_the_lunch_break_does_not_count() -> None:
    end = add_working_time(local(11, 23, 11, 0), timedelta(hours=2), CALENDAR, HOURS)
    assert end == local(11, 23, 14, 30)


def test_a_holiday_does_not_count_and_a_make_up_saturday_does() -> None:
    assert end_of_working_day(local(9, 30, 10), 1, CALENDAR, HOURS) == local(10, 8, 17, 30)
    assert end_of_working_day(local(10, 9, 10), 1, CALENDAR, HOURS) == local(10, 10, 17, 30)


def test_a_calendar_without_workdays_is_refused_instead_of_searched_for_ever() -> None:
    class Never:
        def is_workday(self, day: date) -> bool:
            assert day
            return False

    with pytest.raises(ValueError, match="no working time"):
        add_working_time(local(11, 23), timedelta(hours=1), Never(), HOURS)
    with pytest.raises(ValueError, match="no working time"):
        end_of_working_day(local(11, 23), 1, Never(), HOURS)


def test_the_intervals_of_a_day_begin_where_the_count_begins() -> None:
    intervals = working_intervals(local(11, 23, 14, 0), CALENDAR, HOURS)
    assert next(intervals) == (local(11, 23, 14, 0), local(11, 23, 17, 30))


def test_working_time_is_told_from_the_rest() -> None:
    assert is_working_time(local(11, 23, 9), CALENDAR, HOURS)
    assert not is_working_time(local(11, 23, 12, 30), CALENDAR, HOURS)
    assert next_working_moment(local(11, 21, 9), CALENDAR, HOURS) == local(11, 23, 8, 30)


@pytest.mark.parametrize(
    ("time_class", "respond", "resolve"),
    [
        (TimeClass.EMERGENCY, local(11, 23, 9, 15), local(11, 23, 11, 0)),
        (TimeClass.UTILITY, local(11, 23, 10, 0), local(11, 24, 9, 0)),
        (TimeClass.GENERAL, local(11, 23, 14, 30), local(12, 2, 17, 30)),
        (TimeClass.COMPLEX, local(11, 24, 17, 30), local(12, 14, 17, 30)),
    ],
)
def test_each_class_has_its_limits(
    time_class: TimeClass, respond: datetime, resolve: datetime
) -> None:
    start, limits = local(11, 23, 9), LIMITS[time_class]
    assert deadline(start, limits.respond, CALENDAR, HOURS) == respond
    assert deadline(start, limits.resolve, CALENDAR, HOURS) == resolve


def test_a_span_counts_around_the_clock() -> None:
    limit = Limit(span=timedelta(hours=24))
    assert deadline(local(11, 21, 3), limit, CALENDAR, HOURS) == local(11, 22, 3)


def test_accepting_ends_the_respond_clock(town: Town) -> None:
    filed = town.reports("resident")
    assert filed.ticket.respond_due is not None
    assert accept_ticket(town.work, town.actor("worker"), filed.ticket.id).respond_due is None


def test_a_pause_extends_the_resolve_clock_by_the_working_time_paused(town: Town) -> None:
    filed = town.reports("resident")
    worker = town.actor("worker")
    before = accept_ticket(town.work, worker, filed.ticket.id).resolve_due
    pause_ticket(town.work, worker, filed.ticket.id, Reason.WEATHER)
    town.passes(timedelta(hours=2))
    after = resume_ticket(town.work, worker, filed.ticket.id).resolve_due
    assert before is not None
    assert after == add_working_time(before, timedelta(hours=2), town.calendar, HOURS)


def test_a_pause_of_an_around_the_clock_class_counts_every_hour(town: Town) -> None:
    filed = town.reports("resident", "07-001")
    worker = town.actor("worker")
    before = accept_ticket(town.work, worker, filed.ticket.id).resolve_due
    ask_resident(town.work, worker, filed.ticket.id, "几楼？")
    town.passes(timedelta(hours=20))
    after = resume_ticket(town.work, worker, filed.ticket.id).resolve_due
    assert before is not None
    assert after == before + timedelta(hours=20)


def test_a_pause_at_night_extends_nothing(town: Town) -> None:
    filed = town.reports("resident")
    worker = town.actor("worker")
    town.passes(timedelta(hours=10))
    before = accept_ticket(town.work, worker, filed.ticket.id).resolve_due
    pause_ticket(town.work, worker, filed.ticket.id, Reason.WEATHER)
    town.passes(timedelta(hours=5))
    assert resume_ticket(town.work, worker, filed.ticket.id).resolve_due == before


def test_time_alone_changes_no_deadline(town: Town) -> None:
    filed = town.reports("resident")
    events = town.events.of_ticket(filed.ticket.id)
    before = deadlines(events, filed.ticket.time_class, town.calendar, HOURS)
    town.passes(timedelta(days=30))
    assert deadlines(events, filed.ticket.time_class, town.calendar, HOURS) == before
