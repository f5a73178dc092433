"""Lists of tickets as staff see them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from handlers.ask import on_page, page_turners
from handlers.cards import quoted
from handlers.offers import Choice
from handlers.speaker import Speaker
from handlers.turn import Turn
from tickets.model import Ticket
from tickets.people import Actor, Assignment, Role
from tickets.status import OPEN
from tickets.work import Work

LONGEST_PLACE = 16


def open_tasks(work: Work, actor: Actor) -> list[Ticket]:
    """Return what somebody answers for, has in their office, or must step in for.

    The next deadline comes first, so what is late stands at the top.
    """
    found = {ticket.id: ticket for ticket in work.tickets.of_assignee(actor.person.id, OPEN)}
    for assignment in actor.assignments:
        for ticket in _of_role(work, assignment):
            if not ticket.private:
                found.setdefault(ticket.id, ticket)
    return sorted(found.values(), key=_deadline)


def _of_role(work: Work, assignment: Assignment) -> Sequence[Ticket]:
    if assignment.role is Role.OFFICE and assignment.office is not None:
        return work.tickets.of_office(assignment.office, assignment.path, OPEN)
    if assignment.role is Role.LEADER:
        tickets = work.tickets.within(assignment.path, OPEN)
        return [ticket for ticket in tickets if is_due(ticket, work.now)]
    return ()


def next_due(ticket: Ticket) -> datetime | None:
    """Return the deadline that comes next: for accepting, then for resolving."""
    return ticket.respond_due or ticket.resolve_due


def is_due(ticket: Ticket, before: datetime) -> bool:
    """Tell whether a ticket's next deadline lies before a moment."""
    due = next_due(ticket)
    return due is not None and due < before


def _deadline(ticket: Ticket) -> tuple[bool, float]:
    due = next_due(ticket)
    return due is None, due.timestamp() if due is not None else 0.0


def task_choices(
    turn: Turn, tickets: Sequence[Ticket], page: int, page_step: str, *args: str
) -> tuple[Choice, ...]:
    """Return a page of tickets as buttons that open them; ``args`` go before the page's number."""
    shown = (
        Choice(task_label(turn.speaker, ticket), "task.show", (ticket.id,))
        for ticket in on_page(tickets, page)
    )
    return (*shown, *page_turners(turn, len(tickets), page, page_step, args))


def task_label(speaker: Speaker, ticket: Ticket) -> str:
    """Return a ticket in one line: what, where, and by when or how it stands."""
    return speaker.text(
        "task-line",
        matter=speaker.matter(ticket.matter_id),
        place=_short_place(speaker, ticket),
        time=_when(speaker, ticket),
    )


def _short_place(speaker: Speaker, ticket: Ticket) -> str:
    place = ticket.place
    name = place.estate or quoted(place.text) or speaker.context.work.areas.get(place.area).name
    short = name if len(name) <= LONGEST_PLACE else f"{name[: LONGEST_PLACE - 1]}…"
    if place.estate is None or place.building is None:
        return short
    return f"{short} {speaker.text('place-building', number=place.building)}"


def _when(speaker: Speaker, ticket: Ticket) -> str:
    due = next_due(ticket)
    if due is None:
        return speaker.text(f"status-{ticket.status}")
    if due < speaker.context.now:
        return speaker.text("task-line-late")
    return speaker.text("task-line-due", time=speaker.time(due))
