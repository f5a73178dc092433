"""Whether a limit was kept: the worst cycle counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tickets.clocks import Deadlines, cycle_limits, cycles, first
from tickets.events import Event
from tickets.rule import History
from tickets.status import Action
from tickets.work import Work


def always_in_time(
    work: Work,
    history: History,
    action: Action,
    limit: Callable[[Deadlines], datetime | None],
) -> bool | None:
    """Tell whether every cycle saw an action before its limit; None while nothing is decided."""

    def in_time(cycle: list[Event]) -> bool | None:
        due = limit(cycle_limits(cycle, history.ticket.time_class, work.calendar, work.hours))
        done = first(_standing(cycle), action)
        if due is None or (done is None and work.now < due):
            return None
        return done is not None and done.at <= due

    decided = [verdict for verdict in map(in_time, cycles(history.events)) if verdict is not None]
    return all(decided) if decided else None


def _standing(cycle: list[Event]) -> list[Event]:
    """Return a cycle's events without the results that were sent back."""
    sent_back = [event.revision for event in cycle if event.action is Action.SEND_BACK]
    last = max(sent_back, default=0)
    return [e for e in cycle if e.action is not Action.FINISH or e.revision > last]
