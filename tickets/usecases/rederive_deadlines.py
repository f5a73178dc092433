"""Derive a ticket's deadlines anew from its events: the working calendar has changed."""

from __future__ import annotations

from dataclasses import replace

from tickets.clocks import deadlines
from tickets.model import Ticket
from tickets.recording import set_clock
from tickets.rule import History
from tickets.work import Work

REDERIVE_JOB = "rederive"


def rederive_deadlines(work: Work, ticket_id: str) -> Ticket:
    """Return the ticket with the deadlines that the calendar of now gives, its clock set."""
    ticket = work.tickets.get_for_update(ticket_id)
    events = work.events.of_ticket(ticket_id)
    due = deadlines(events, ticket.time_class, work.calendar, work.hours)
    derived = replace(ticket, respond_due=due.respond, resolve_due=due.resolve)
    if derived != ticket:
        work.tickets.save(derived)
        set_clock(work, History(derived, events))
    return derived
