"""Show today: what is due, what is late, what was done."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.flow import Audience, Flow
from handlers.task_lists import open_tasks, task_choices
from handlers.turn import Turn
from tickets.model import Ticket
from tickets.status import Status


def _start(turn: Turn) -> None:
    """Sum up the day."""
    midnight = _midnight(turn)
    tomorrow = midnight + timedelta(days=1)
    due = [t for t in open_tasks(turn.work, turn.actor) if _next_due(t, tomorrow)]
    resolved = turn.work.tickets.of_assignee(turn.actor.person.id, {Status.RESOLVED, Status.CLOSED})
    done = [t for t in resolved if t.resolved_at is not None and t.resolved_at >= midnight]
    late = [t for t in due if _next_due(t, turn.work.now)]
    turn.say(
        "today-list",
        *task_choices(turn, due),
        due=len(due) - len(late),
        late=len(late),
        done=len(done),
    )


def _midnight(turn: Turn) -> datetime:
    local = turn.work.now.astimezone(turn.work.hours.zone)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def _next_due(ticket: Ticket, before: datetime) -> bool:
    due = ticket.respond_due or ticket.resolve_due
    return due is not None and due < before


FLOW = Flow("today", command="today", start=_start, audience=Audience.STAFF)
