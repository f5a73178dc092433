"""A ticket with all that happened to it."""

from __future__ import annotations

from tests.support.town import Town
from tickets.recording import Deed, record
from tickets.rule import History
from tickets.status import Action


def test_the_cycle_of_a_history_holds_the_events_since_the_last_dispute(town: Town) -> None:
    ticket = town.reports("resident").ticket
    for action in (Action.ACCEPT, Action.FINISH, Action.DISPUTE, Action.ACCEPT):
        ticket = record(town.work, ticket, Deed(action))
    history = History(ticket, town.events.of_ticket(ticket.id))
    assert [event.action for event in history.cycle] == [Action.DISPUTE, Action.ACCEPT]
