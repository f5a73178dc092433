"""On-time rate: of the tickets resolved or past their limit, those in time in every cycle."""

from __future__ import annotations

from tickets.punctuality import always_in_time
from tickets.rule import History, Indicator
from tickets.status import Action
from tickets.work import Work


def _judge(work: Work, history: History) -> bool | None:
    return always_in_time(work, history, Action.FINISH, lambda limits: limits.resolve)


ON_TIME = Indicator("on_time", 1, _judge)
