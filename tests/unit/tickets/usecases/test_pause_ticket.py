"""Pausing with a reason."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.errors import NotPossibleNowError, ReasonMissingError
from tickets.events import Reason
from tickets.status import Status
from tickets.usecases.pause_ticket import pause_ticket, resume_ticket


def test_a_pause_has_a_reason_from_the_list(town: Town, accepted: Stage) -> None:
    filed, worker = accepted(), town.actor("worker")
    with pytest.raises(ReasonMissingError):
        pause_ticket(town.work, worker, filed.ticket.id, Reason.NOT_MINE)
    ticket = pause_ticket(town.work, worker, filed.ticket.id, Reason.FUNDS, "等批复")
    assert ticket.status is Status.PAUSED
    assert town.events.of_ticket(filed.ticket.id)[-1].reason is Reason.FUNDS


def test_it_goes_on_in_progress(town: Town, accepted: Stage) -> None:
    filed, worker = accepted(), town.actor("worker")
    pause_ticket(town.work, worker, filed.ticket.id, Reason.WEATHER)
    assert resume_ticket(town.work, worker, filed.ticket.id).status is Status.IN_PROGRESS


def test_what_nobody_accepted_cannot_be_paused(town: Town) -> None:
    ticket = town.reports("resident").ticket
    with pytest.raises(NotPossibleNowError):
        pause_ticket(town.work, town.actor("worker"), ticket.id, Reason.WEATHER)
