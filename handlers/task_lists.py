"""Lists of tickets as staff see them."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.offers import Choice
from handlers.turn import Turn
from tickets.model import Ticket
from tickets.people import Actor, Role
from tickets.status import OPEN
from tickets.work import Work

MOST_SHOWN = 8


def open_tasks(work: Work, actor: Actor) -> list[Ticket]:
    """Return what somebody answers for, and what their office handles, next deadline first."""
    found = {ticket.id: ticket for ticket in work.tickets.of_assignee(actor.person.id, OPEN)}
    for assignment in actor.assignments:
        if assignment.role is Role.OFFICE and assignment.office is not None:
            for ticket in work.tickets.of_office(assignment.office, assignment.path, OPEN):
                found.setdefault(ticket.id, ticket)
    return sorted(found.values(), key=_deadline)


def _deadline(ticket: Ticket) -> tuple[bool, float]:
    due = ticket.respond_due or ticket.resolve_due
    return due is None, due.timestamp() if due is not None else 0.0


def task_choices(turn: Turn, tickets: Sequence[Ticket]) -> tuple[Choice, ...]:
    """Return tickets as buttons that open them."""
    return tuple(
        turn.choice(
            "task-line",
            "task.show",
            ticket.id,
            matter=turn.speaker.matter(ticket.matter_id),
            status=turn.text(f"status-{ticket.status}"),
            time=_due(turn, ticket),
        )
        for ticket in tickets[:MOST_SHOWN]
    )


def _due(turn: Turn, ticket: Ticket) -> str:
    due = ticket.respond_due or ticket.resolve_due
    if due is None:
        return turn.text("task-line-no-limit")
    key = "task-line-late" if due < turn.work.now else "task-line-due"
    return turn.text(key, time=turn.speaker.time(due))
