"""Response rate: of the tickets given to somebody, those accepted in time in every cycle."""

from __future__ import annotations

from tickets.punctuality import always_in_time
from tickets.rule import History, Indicator
from tickets.status import Action
from tickets.work import Work


def _judge(work: Work, history: History) -> bool | None:
    return always_in_time(work, history, Action.ACCEPT, lambda limits: limits.respond)


RESPONSE = Indicator("response", 1, _judge)
