"""Write down what happens to a ticket: the only place where a ticket's status changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tickets.clocks import deadlines
from tickets.errors import NotPossibleNowError
from tickets.events import Event, Reason
from tickets.model import Ticket
from tickets.registry import DEADLINE_RULES
from tickets.rule import Due, History
from tickets.status import ENDED, Action, Status, find_transition
from tickets.work import Work

CLOCK_JOB = "clock"


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody does to a ticket; ``actor`` None means the system."""

    action: Action
    actor: str | None = None
    reason: Reason | None = None
    text: str = ""
    media: tuple[str, ...] = ()
    request_id: str | None = None
    to: str | None = None


def record(work: Work, ticket: Ticket, deed: Deed) -> Ticket:
    """Move a ticket by the table, append the event, and store what follows from it.

    Raises:
        NotPossibleNowError: the table has no row for this action in this status.
    """
    row = find_transition(deed.action, ticket.status)
    if row is None:
        raise NotPossibleNowError(f"{deed.action} is not possible on a {ticket.status} ticket")
    cycle = ticket.cycle + (deed.action is Action.DISPUTE)
    ticket = replace(ticket, status=row.target or ticket.status, cycle=cycle)
    event = _event(work, ticket, deed)
    work.events.append(event)
    work.recorded.append(event)
    moved = _derived(work, ticket, work.events.of_ticket(ticket.id))
    work.tickets.save(moved)
    return moved


def open_ticket(work: Work, ticket: Ticket, deed: Deed) -> Ticket:
    """Store a new ticket with its first event."""
    event = _event(work, ticket, deed)
    opened = _derived(work, ticket, (event,))
    work.tickets.add(opened)
    work.events.append(event)
    work.recorded.append(event)
    return opened


def _event(work: Work, ticket: Ticket, deed: Deed) -> Event:
    return Event(
        id=work.ids.new(),
        ticket_id=ticket.id,
        revision=ticket.revision + 1,
        at=work.now,
        action=deed.action,
        status=ticket.status,
        cycle=ticket.cycle,
        actor=deed.actor,
        reason=deed.reason,
        text=deed.text,
        media=deed.media,
        request_id=deed.request_id,
        to=deed.to,
    )


def _derived(work: Work, ticket: Ticket, events: Sequence[Event]) -> Ticket:
    """Return the ticket with everything that follows from its events, its clock job set."""
    last = events[-1]
    due = deadlines(events, ticket.time_class, work.calendar, work.hours)
    resolved = last.status in {Status.RESOLVED, Status.CLOSED}
    moved = replace(
        ticket,
        revision=last.revision,
        respond_due=due.respond,
        resolve_due=due.resolve,
        resolved_at=(ticket.resolved_at or last.at) if resolved else None,
        closed_at=(ticket.closed_at or last.at) if last.status in ENDED else None,
    )
    set_clock(work, History(moved, events))
    return moved


def set_clock(work: Work, history: History) -> None:
    """Schedule the job that looks at a ticket when its next rule is due."""
    dues = what_is_due(history)
    if dues:
        ticket_id = history.ticket.id
        work.jobs.schedule(CLOCK_JOB, ticket_id, min(due.at for due in dues), ticket_id)
    else:
        work.jobs.cancel(CLOCK_JOB, history.ticket.id)


def what_is_due(history: History) -> list[Due]:
    """Return what each deadline rule wants next, past and future."""
    found = (rule.next_due(history) for rule in DEADLINE_RULES)
    return [due for due in found if due is not None]
