"""The worst cycle counts."""

from __future__ import annotations

from datetime import timedelta

from tests.support.town import Town
from tickets.punctuality import always_in_time
from tickets.recording import Deed, record
from tickets.rule import History
from tickets.status import Action


def accepted_in_time(town: Town, ticket_id: str) -> bool | None:
    history = History(town.tickets.get(ticket_id), town.events.of_ticket(ticket_id))
    return always_in_time(town.work, history, Action.ACCEPT, lambda limits: limits.respond)


def test_nothing_is_decided_while_there_is_time(town: Town) -> None:
    assert accepted_in_time(town, town.reports("resident").ticket.id) is None


def test_a_limit_that_passed_in_silence_was_missed(town: Town) -> None:
    ticket = town.reports("resident").ticket
    town.passes(timedelta(days=2))
    assert accepted_in_time(town, ticket.id) is False


def test_a_later_cycle_that_was_late_spoils_an_early_one(town: Town) -> None:
    ticket = record(town.work, town.reports("resident").ticket, Deed(Action.ACCEPT))
    assert accepted_in_time(town, ticket.id) is True
    ticket = record(town.work, ticket, Deed(Action.FINISH))
    ticket = record(town.work, ticket, Deed(Action.DISPUTE))
    assert accepted_in_time(town, ticket.id) is True
    town.passes(timedelta(days=2))
    record(town.work, ticket, Deed(Action.ACCEPT))
    assert accepted_in_time(town, ticket.id) is False
