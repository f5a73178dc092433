"""Dispatch by the rules."""

from __future__ import annotations

from tests.support.town import Town
from tickets.people import Role
from tickets.status import Action, Status
from tickets.usecases.dispatch_ticket import dispatch_ticket


def test_the_event_names_who_got_it(town: Town) -> None:
    filed = town.reports("resident")
    event = town.events.of_ticket(filed.ticket.id)[-1]
    assert (event.action, event.to, event.actor) == (Action.DISPATCH, "worker", None)


def test_nobody_to_give_it_to_leaves_it_as_it_is(town: Town) -> None:
    ticket = town.reports("resident", area="west-1").ticket
    assert ticket.status is Status.SUBMITTED
    assert dispatch_ticket(town.work, ticket) == ticket


def test_it_is_given_once_somebody_is_there(town: Town) -> None:
    ticket = town.reports("resident", area="west-1").ticket
    town.appoint("worker-west", Role.WORKER, "west-1")
    assert dispatch_ticket(town.work, ticket).assignee == "worker-west"
