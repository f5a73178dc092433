"""Show today: what is due, what is late, what was done."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.flow import Audience, Flow
from handlers.task_lists import is_due, open_tasks, task_choices
from handlers.turn import Turn
from tickets.model import Ticket
from tickets.people import GRID_ROLES
from tickets.status import Status

OLDEST = timedelta(days=60)
DONE = frozenset({Status.RESOLVED, Status.CLOSED})


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
        done=_done_since(turn, midnight),
    )


def _done_since(turn: Turn, moment: datetime) -> int:
    """Count what somebody resolved since a moment, as far back as grids' tickets were opened."""
    work, person_id = turn.work, turn.actor.person.id
    found = list(work.tickets.of_assignee(person_id, DONE))
    for assignment in turn.actor.assignments:
        if assignment.role in GRID_ROLES:
            found += work.tickets.opened_within(assignment.path, work.ago(OLDEST), work.now)
    done = {t.id for t in found if t.assignee == person_id and _is_done_since(t, moment)}
    return len(done)


def _is_done_since(ticket: Ticket, moment: datetime) -> bool:
    return ticket.resolved_at is not None and ticket.resolved_at >= moment


def _midnight(turn: Turn) -> datetime:
    local = turn.work.now.astimezone(turn.work.hours.zone)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


FLOW = Flow(
    "today", {"page": _page}, command="today", start=_start, audience=Audience.STAFF, alone=True
)
