"""Show the open tasks, next deadline first."""

from __future__ import annotations

from handlers.flow import Audience, Flow
from handlers.task_lists import is_due, open_tasks, task_choices
from handlers.turn import Turn


def _start(turn: Turn) -> None:
    """List what one answers for."""
    _list(turn, 0)


def _page(turn: Turn) -> None:
    """Show another page of the list."""
    _list(turn, int(turn.args[0]))


def _list(turn: Turn, page: int) -> None:
    tickets = open_tasks(turn.work, turn.actor)
    if not tickets:
        turn.say("tasks-none")
        return
    late = sum(is_due(ticket, turn.work.now) for ticket in tickets)
    choices = task_choices(turn, tickets, page, "tasks.page")
    turn.say("tasks-list", *choices, count=len(tickets), late=late)


FLOW = Flow(
    "tasks", {"page": _page}, command="tasks", start=_start, audience=Audience.STAFF, alone=True
)
