"""On the way, arrived, begun."""

from __future__ import annotations

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.status import Action, Status
from tickets.usecases.start_work import arrive_at_ticket, go_to_ticket, start_work


def test_going_and_arriving_are_events_that_leave_the_status(town: Town, accepted: Stage) -> None:
    filed, worker = accepted(), town.actor("worker")
    go_to_ticket(town.work, worker, filed.ticket.id)
    assert arrive_at_ticket(town.work, worker, filed.ticket.id).status is Status.ACCEPTED
    actions = [event.action for event in town.events.of_ticket(filed.ticket.id)]
    assert actions[-2:] == [Action.ON_THE_WAY, Action.ARRIVE]


def test_starting_is_progress(town: Town, accepted: Stage) -> None:
    ticket = start_work(town.work, town.actor("worker"), accepted().ticket.id)
    assert ticket.status is Status.IN_PROGRESS
