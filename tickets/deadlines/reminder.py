"""Remind whoever has a ticket before each of its deadlines, once a cycle."""

from __future__ import annotations

from datetime import datetime, timedelta

from tickets.events import Reason
from tickets.model import TimeClass
from tickets.rule import DeadlineRule, Due, History
from tickets.status import OPEN, Action

RESPOND_LEAD: dict[TimeClass, timedelta] = {
    TimeClass.EMERGENCY: timedelta(minutes=5),
    TimeClass.UTILITY: timedelta(minutes=20),
    TimeClass.GENERAL: timedelta(hours=1),
    TimeClass.COMPLEX: timedelta(hours=2),
}
RESOLVE_LEAD: dict[TimeClass, timedelta] = {
    TimeClass.EMERGENCY: timedelta(minutes=30),
    TimeClass.UTILITY: timedelta(hours=4),
    TimeClass.GENERAL: timedelta(days=1),
    TimeClass.COMPLEX: timedelta(days=2),
}


def _respond_due(history: History) -> Due | None:
    ticket = history.ticket
    return _reminder(
        history, ticket.respond_due, RESPOND_LEAD[ticket.time_class], Reason.RESPOND_CLOCK
    )


def _resolve_due(history: History) -> Due | None:
    ticket = history.ticket
    return _reminder(
        history, ticket.resolve_due, RESOLVE_LEAD[ticket.time_class], Reason.RESOLVE_CLOCK
    )


def _reminder(
    history: History, deadline: datetime | None, lead: timedelta, reason: Reason
) -> Due | None:
    if deadline is None or history.ticket.status not in OPEN:
        return None
    told = any(e.action in {Action.REMIND, Action.OVERDUE} and e.reason is reason
               for e in history.cycle)  # fmt: skip
    return None if told else Due(deadline - lead, Action.REMIND, reason)


RESPOND_REMINDER = DeadlineRule("respond_reminder", _respond_due)
RESOLVE_REMINDER = DeadlineRule("resolve_reminder", _resolve_due)
