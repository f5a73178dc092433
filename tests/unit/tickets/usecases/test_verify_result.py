"""Verifying on the spot."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.errors import NotAllowedError
from tickets.status import Action, Status
from tickets.usecases.verify_result import verify_result


def test_the_community_verifies_and_the_ticket_stays_resolved(town: Town, resolved: Stage) -> None:
    filed = resolved(matter="05-001")
    ticket = verify_result(town.work, town.actor("community"), filed.ticket.id, "看过了")
    assert ticket.status is Status.RESOLVED
    assert town.events.of_ticket(ticket.id)[-1].action is Action.VERIFY


def test_the_worker_does_not_verify_their_own_result(town: Town, resolved: Stage) -> None:
    with pytest.raises(NotAllowedError):
        verify_result(town.work, town.actor("worker"), resolved(matter="05-001").ticket.id)
