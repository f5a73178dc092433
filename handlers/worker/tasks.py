"""Show the open tasks, next deadline first."""

from __future__ import annotations

from handlers.flow import Audience, Flow
from handlers.task_lists import open_tasks, task_choices
from handlers.turn import Turn


def _start(turn: Turn) -> None:
    """List what one answers for."""
    tickets = open_tasks(turn.work, turn.actor)
    if not tickets:
        turn.say("tasks-none")
        return
    late = sum(1 for t in tickets if t.resolve_due is not None and t.resolve_due < turn.work.now)
    turn.say("tasks-list", *task_choices(turn, tickets), count=len(tickets), late=late)


FLOW = Flow("tasks", command="tasks", start=_start, audience=Audience.STAFF)
