"""Accepting."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tickets.errors import NotAllowedError, NotPossibleNowError
from tickets.status import Status
from tickets.usecases.accept_ticket import accept_ticket


@pytest.mark.parametrize("name", ["worker", "lamps", "leader"])
def test_the_worker_the_office_and_the_leader_may_accept(town: Town, name: str) -> None:
    ticket = town.reports("resident", "02-001").ticket
    assert accept_ticket(town.work, town.actor(name), ticket.id).status is Status.ACCEPTED


def test_a_ticket_is_accepted_once(town: Town) -> None:
    ticket = town.reports("resident").ticket
    accept_ticket(town.work, town.actor("worker"), ticket.id)
    with pytest.raises(NotPossibleNowError):
        accept_ticket(town.work, town.actor("worker"), ticket.id)


def test_a_neighbouring_worker_may_not(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        accept_ticket(town.work, town.actor("worker-2"), town.reports("resident").ticket.id)
