"""Look at a ticket whose clock has rung: remind, tell the next level, or close it."""

from __future__ import annotations

from dataclasses import replace

from tickets.model import Ticket, Verdict
from tickets.recording import Deed, record, set_clock, what_is_due
from tickets.rule import History
from tickets.status import Action
from tickets.work import Work


def look_at_clock(work: Work, ticket_id: str) -> Ticket:
    """Do whatever is due on a ticket by now; nothing if nothing is."""
    ticket = work.tickets.get_for_update(ticket_id)
    while True:
        history = History(ticket, work.events.of_ticket(ticket_id))
        due = [due for due in what_is_due(history) if due.at <= work.now]
        if not due:
            set_clock(work, history)
            return ticket
        first = min(due, key=lambda item: item.at)
        ticket = record(work, ticket, Deed(first.action, reason=first.reason))
        if first.action is Action.CLOSE:
            _mark_silent(work, ticket)


def _mark_silent(work: Work, ticket: Ticket) -> None:
    for request in work.requests.of_ticket(ticket.id):
        if request.verdict in {Verdict.OPEN, Verdict.NOT_SEEN}:
            work.requests.save(replace(request, verdict=Verdict.SILENT))
