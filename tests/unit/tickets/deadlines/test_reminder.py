"""Reminders before a deadline."""

from __future__ import annotations

from datetime import timedelta

from tests.support.town import Town
from tickets.deadlines.reminder import RESOLVE_REMINDER, RESPOND_REMINDER
from tickets.events import Reason
from tickets.model import Ticket
from tickets.recording import Deed, record
from tickets.rule import History
from tickets.status import Action


def history(town: Town, ticket: Ticket) -> History:
    return History(ticket, town.events.of_ticket(ticket.id))


def test_the_first_reminder_is_an_hour_before_the_respond_limit(town: Town) -> None:
    ticket = town.reports("resident").ticket
    due = RESPOND_REMINDER.next_due(history(town, ticket))
    assert due is not None
    assert ticket.respond_due is not None
    assert (due.at, due.action) == (ticket.respond_due - timedelta(hours=1), Action.REMIND)


def test_each_clock_reminds_once_a_cycle(town: Town) -> None:
    ticket = town.reports("resident").ticket
    ticket = record(town.work, ticket, Deed(Action.REMIND, reason=Reason.RESPOND_CLOCK))
    assert RESPOND_REMINDER.next_due(history(town, ticket)) is None
    assert RESOLVE_REMINDER.next_due(history(town, ticket)) is not None


def test_a_new_cycle_reminds_again(town: Town) -> None:
    ticket = town.reports("resident").ticket
    ticket = record(town.work, ticket, Deed(Action.REMIND, reason=Reason.RESOLVE_CLOCK))
    for action in (Action.ACCEPT, Action.FINISH, Action.DISPUTE):
        ticket = record(town.work, ticket, Deed(action))
    assert RESOLVE_REMINDER.next_due(history(town, ticket)) is not None


def test_an_accepted_ticket_needs_no_reminder_to_accept(town: Town) -> None:
    ticket = record(town.work, town.reports("resident").ticket, Deed(Action.ACCEPT))
    assert RESPOND_REMINDER.next_due(history(town, ticket)) is None


def test_a_resolved_ticket_reminds_nobody(town: Town) -> None:
    ticket = town.reports("resident").ticket
    for action in (Action.ACCEPT, Action.FINISH):
        ticket = record(town.work, ticket, Deed(action))
    assert RESOLVE_REMINDER.next_due(history(town, ticket)) is None
