"""Giving tickets by hand."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.errors import NotAllowedError, ReasonMissingError
from tickets.events import Reason
from tickets.status import Status
from tickets.usecases.assign_ticket import assign_ticket, return_ticket, transfer_ticket


def test_an_admin_gives_a_ticket_to_a_colleague_of_the_community(town: Town) -> None:
    filed = town.reports("resident", matter=None)
    ticket = assign_ticket(town.work, town.actor("community"), filed.ticket.id, "worker-2")
    assert (ticket.status, ticket.assignee) == (Status.DISPATCHED, "worker-2")


@pytest.mark.parametrize("name", ["stranger", "community-west"])
def test_nobody_from_elsewhere_can_be_given_it(town: Town, name: str) -> None:
    town.person("stranger")
    filed = town.reports("resident")
    with pytest.raises(NotAllowedError):
        assign_ticket(town.work, town.actor("community"), filed.ticket.id, name)


def test_an_admin_of_another_community_cannot_give_it(town: Town) -> None:
    filed = town.reports("resident")
    with pytest.raises(NotAllowedError):
        assign_ticket(town.work, town.actor("community-west"), filed.ticket.id, "worker")


def test_a_transfer_needs_words(town: Town, accepted: Stage) -> None:
    filed, worker = accepted(), town.actor("worker")
    with pytest.raises(ReasonMissingError):
        transfer_ticket(town.work, worker, filed.ticket.id, "worker-2", "  ")
    ticket = transfer_ticket(town.work, worker, filed.ticket.id, "worker-2", "在他那边")
    assert (ticket.status, ticket.assignee) == (Status.DISPATCHED, "worker-2")


def test_a_return_needs_a_reason_from_the_list_and_ends_the_assignment(
    town: Town, accepted: Stage
) -> None:
    filed, worker = accepted(), town.actor("worker")
    with pytest.raises(ReasonMissingError):
        return_ticket(town.work, worker, filed.ticket.id, Reason.WEATHER)
    ticket = return_ticket(town.work, worker, filed.ticket.id, Reason.WRONG_PLACE)
    assert (ticket.status, ticket.assignee) == (Status.SUBMITTED, None)
