"""Tell one level more each time a deadline stays missed: leader, community, street, district."""

from __future__ import annotations

from datetime import datetime, timedelta

from tickets.events import Reason
from tickets.model import TimeClass
from tickets.people import Role
from tickets.rule import DeadlineRule, Due, History
from tickets.status import OPEN, Action, Status

LEVELS: tuple[Role, ...] = (
    Role.LEADER,
    Role.COMMUNITY_ADMIN,
    Role.STREET_ADMIN,
    Role.DISTRICT_ADMIN,
)
DELAYS: dict[TimeClass, tuple[timedelta, ...]] = {
    TimeClass.EMERGENCY: tuple(timedelta(minutes=m) for m in (0, 10, 20, 30)),
    TimeClass.UTILITY: tuple(timedelta(hours=h) for h in (0, 1, 2, 4)),
    TimeClass.GENERAL: tuple(timedelta(days=d) for d in (0, 1, 3, 7)),
    TimeClass.COMPLEX: tuple(timedelta(days=d) for d in (0, 2, 5, 10)),
}


def _respond_overdue(history: History) -> Due | None:
    return _overdue(history, history.ticket.respond_due, Reason.RESPOND_CLOCK)


def _resolve_overdue(history: History) -> Due | None:
    if history.ticket.status is Status.PAUSED:
        return None
    return _overdue(history, history.ticket.resolve_due, Reason.RESOLVE_CLOCK)


def _overdue(history: History, deadline: datetime | None, reason: Reason) -> Due | None:
    level = levels_told(history, reason)
    if deadline is None or history.ticket.status not in OPEN or level == len(LEVELS):
        return None
    delay = DELAYS[history.ticket.time_class][level]
    return Due(deadline + delay, Action.OVERDUE, reason)


def levels_told(history: History, reason: Reason) -> int:
    """Return how many levels have been told in this cycle that this clock ran out."""
    return sum(e.action is Action.OVERDUE and e.reason is reason for e in history.cycle)


RESPOND_LADDER = DeadlineRule("respond_ladder", _respond_overdue)
RESOLVE_LADDER = DeadlineRule("resolve_ladder", _resolve_overdue)
