"""How fast a matter must be answered and resolved, in working time where the class says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from tickets.events import Event
from tickets.model import TimeClass
from tickets.ports import WorkingCalendar
from tickets.status import ENDED, Action, Status

LONGEST_LOOK_AHEAD = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The intervals worked on a workday, in the city's zone."""

    zone: tzinfo
    intervals: tuple[tuple[time, time], ...] = (
        (time(8, 30), time(12, 0)),
        (time(13, 30), time(17, 30)),
    )

    def on(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """Yield a day's working intervals."""
        for start, end in self.intervals:
            yield (
                datetime.combine(day, start, self.zone),
                datetime.combine(day, end, self.zone),
            )


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit: a span around the clock, working hours, or the end of the nth working day."""

    span: timedelta | None = None
    working: timedelta | None = None
    working_days: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """A time class's two independent limits."""

    respond: Limit
    resolve: Limit


LIMITS: dict[TimeClass, Limits] = {
    TimeClass.EMERGENCY: Limits(Limit(span=timedelta(minutes=15)), Limit(span=timedelta(hours=2))),
    TimeClass.UTILITY: Limits(Limit(span=timedelta(hours=1)), Limit(span=timedelta(hours=24))),
    TimeClass.GENERAL: Limits(Limit(working=timedelta(hours=4)), Limit(working_days=7)),
    TimeClass.COMPLEX: Limits(Limit(working_days=1), Limit(working_days=15)),
}
AROUND_THE_CLOCK = frozenset({TimeClass.EMERGENCY, TimeClass.UTILITY})
RESULT = ENDED | {Status.RESOLVED}


def deadline(
    start: datetime, limit: Limit, calendar: WorkingCalendar, hours: WorkingHours
) -> datetime:
    """Return when a limit that begins at ``start`` ends.

    Raises:
        ValueError: the calendar holds no working time within 400 days.
    """
    if limit.span is not None:
        return start + limit.span
    if limit.working is not None:
        return add_working_time(start, limit.working, calendar, hours)
    return end_of_working_day(start, limit.working_days, calendar, hours)


def add_working_time(
    start: datetime, span: timedelta, calendar: WorkingCalendar, hours: WorkingHours
) -> datetime:
    """Return the moment at which ``span`` of working time has passed since ``start``."""
    left = span
    for begin, end in working_intervals(start, calendar, hours):
        if end - begin >= left:
            return begin + left
        left -= end - begin
    raise ValueError("the calendar holds no working time to count in")


def end_of_working_day(
    start: datetime, count: int, calendar: WorkingCalendar, hours: WorkingHours
) -> datetime:
    """Return the end of the ``count``-th working day after the day of ``start``."""
    day = start.astimezone(hours.zone).date()
    for _ in range(LONGEST_LOOK_AHEAD.days):
        day += timedelta(days=1)
        if calendar.is_workday(day):
            count -= 1
            if count == 0:
                return max(end for _, end in hours.on(day))
    raise ValueError("the calendar holds no working time to count in")


def working_intervals(
    start: datetime, calendar: WorkingCalendar, hours: WorkingHours
) -> Iterator[tuple[datetime, datetime]]:
    """Yield the working intervals from ``start`` on, the first one cut at ``start``."""
    first = start.astimezone(hours.zone).date()
    for offset in range(LONGEST_LOOK_AHEAD.days):
        day = first + timedelta(days=offset)
        if not calendar.is_workday(day):
            continue
        for begin, end in hours.on(day):
            if end > start:
                yield max(begin, start), end


def is_working_time(moment: datetime, calendar: WorkingCalendar, hours: WorkingHours) -> bool:
    """Tell whether a moment lies within working hours."""
    return next_working_moment(moment, calendar, hours) == moment


def next_working_moment(
    moment: datetime, calendar: WorkingCalendar, hours: WorkingHours
) -> datetime:
    """Return the moment itself within working hours, else the start of the next ones."""
    return next(working_intervals(moment, calendar, hours))[0]


@dataclass(frozen=True, slots=True)
class Deadlines:
    """When a ticket must be accepted and resolved; None once that has happened."""

    respond: datetime | None
    resolve: datetime | None


def deadlines(
    events: Sequence[Event],
    time_class: TimeClass,
    calendar: WorkingCalendar,
    hours: WorkingHours,
) -> Deadlines:
    """Derive both deadlines of the current cycle from a ticket's events."""
    cycle = cycles(events)[-1]
    if cycle[-1].status in RESULT:
        return Deadlines(None, None)
    answered = first(cycle, Action.ACCEPT) is not None
    limits = cycle_limits(cycle, time_class, calendar, hours)
    return Deadlines(None if answered else limits.respond, limits.resolve)


def cycle_limits(
    cycle: Sequence[Event],
    time_class: TimeClass,
    calendar: WorkingCalendar,
    hours: WorkingHours,
) -> Deadlines:
    """Derive both deadlines of one cycle, whether they were met or not.

    Pausing extends *resolve* by the time paused and never stops *respond*.
    """
    limits = LIMITS[time_class]
    start = cycle[0].at
    resolve = deadline(start, limits.resolve, calendar, hours)
    for begin, end in pauses(cycle):
        resolve = _extended(resolve, (begin, end), time_class, calendar, hours)
    return Deadlines(deadline(start, limits.respond, calendar, hours), resolve)


def cycles(events: Sequence[Event]) -> list[list[Event]]:
    """Split a ticket's events into its cycles; a dispute begins the next one."""
    found: dict[int, list[Event]] = {}
    for event in events:
        found.setdefault(event.cycle, []).append(event)
    return list(found.values())


def first(events: Sequence[Event], action: Action) -> Event | None:
    """Return the first event of an action."""
    return next((event for event in events if event.action is action), None)


def pauses(events: Sequence[Event]) -> Iterator[tuple[datetime, datetime]]:
    """Yield the ended pauses of a run of events, the wait for a result sent back among them."""
    begin: Event | None = None
    for event in events:
        if event.status in {Status.PAUSED, Status.RESOLVED}:
            begin = begin or event
        elif begin is not None:
            if begin.status is Status.PAUSED or event.action is Action.SEND_BACK:
                yield begin.at, event.at
            begin = None


def _extended(
    moment: datetime,
    pause: tuple[datetime, datetime],
    time_class: TimeClass,
    calendar: WorkingCalendar,
    hours: WorkingHours,
) -> datetime:
    if time_class in AROUND_THE_CLOCK:
        return moment + (pause[1] - pause[0])
    paused = _working_time(*pause, calendar, hours)
    return add_working_time(moment, paused, calendar, hours) if paused else moment


def _working_time(
    begin: datetime, end: datetime, calendar: WorkingCalendar, hours: WorkingHours
) -> timedelta:
    total = timedelta()
    for start, stop in working_intervals(begin, calendar, hours):
        if start >= end:
            break
        total += min(stop, end) - start
    return total
