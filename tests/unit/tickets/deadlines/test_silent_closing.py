"""Silence closes after 72 hours."""

from __future__ import annotations

from datetime import timedelta

from tests.support.town import Town
from tickets.deadlines.silent_closing import SILENT_CLOSING
from tickets.events import Reason
from tickets.recording import Deed, record
from tickets.rule import History
from tickets.status import Action


def test_a_result_is_closed_72_hours_after_it(town: Town) -> None:
    ticket = record(town.work, town.reports("resident").ticket, Deed(Action.ACCEPT))
    town.passes(timedelta(hours=5))
    ticket = record(town.work, ticket, Deed(Action.FINISH))
    due = SILENT_CLOSING.next_due(History(ticket, town.events.of_ticket(ticket.id)))
    assert due is not None
    assert due.at == town.now + timedelta(hours=72)
    assert (due.action, due.reason) == (Action.CLOSE, Reason.NO_ANSWER)


def test_an_open_ticket_is_never_closed_by_silence(town: Town) -> None:
    ticket = town.reports("resident").ticket
    assert SILENT_CLOSING.next_due(History(ticket, town.events.of_ticket(ticket.id))) is None
