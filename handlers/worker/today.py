"""Show today: what is due, what is late, what was done."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.flow import Audience, Flow
from handlers.task_lists import is_due, open_tasks, task_choices
from handlers.turn import Turn


def _start(turn: Turn) -> None:
    """Sum up the day."""
    _list(turn, 0)


def _page(turn: Turn) -> None:
    """Show another page of what is due."""
    _list(turn, int(turn.args[0]))


def _list(turn: Turn, page: int) -> None:
    midnight = _midnight(turn)
    tickets = open_tasks(turn.work, turn.actor)
    due = [ticket for ticket in tickets if is_due(ticket, midnight + timedelta(days=1))]
    late = sum(is_due(ticket, turn.work.now) for ticket in due)
    turn.say(
        "today-list",
        *task_choices(turn, due, page, "today.page"),
        due=len(due) - late,
        late=late,
        done=turn.work.tickets.count_resolved(turn.actor.person.id, midnight),
    )


def _midnight(turn: Turn) -> datetime:
    local = turn.work.now.astimezone(turn.work.hours.zone)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


FLOW = Flow(
    "today", {"page": _page}, command="today", start=_start, audience=Audience.STAFF, alone=True
)
