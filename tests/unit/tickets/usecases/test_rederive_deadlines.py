"""A new calendar moves the deadlines of what is open."""

from __future__ import annotations

from datetime import timedelta

from tests.support.town import Town
from tickets.usecases.rederive_deadlines import rederive_deadlines


def test_a_holiday_more_moves_both_the_deadline_and_the_clock(town: Town) -> None:
    ticket = town.reports("resident").ticket
    assert ticket.resolve_due is not None
    town.calendar.holidays |= {ticket.resolve_due.date()}
    derived = rederive_deadlines(town.work, ticket.id)
    assert derived.resolve_due is not None
    assert derived.resolve_due - ticket.resolve_due >= timedelta(days=1)
    assert town.tickets.get(ticket.id) == derived
    assert derived.revision == ticket.revision


def test_the_same_calendar_changes_nothing(town: Town) -> None:
    ticket = town.reports("resident").ticket
    assert rederive_deadlines(town.work, ticket.id) == ticket
