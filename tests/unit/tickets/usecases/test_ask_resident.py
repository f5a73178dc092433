"""Asking the resident."""

from __future__ import annotations

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.events import Reason
from tickets.status import Status
from tickets.usecases.ask_resident import ask_resident


def test_a_question_pauses_the_ticket_until_it_is_answered(town: Town, accepted: Stage) -> None:
    filed = accepted()
    ticket = ask_resident(town.work, town.actor("worker"), filed.ticket.id, "是几楼？")
    event = town.events.of_ticket(filed.ticket.id)[-1]
    assert ticket.status is Status.PAUSED
    assert (event.reason, event.text) == (Reason.WAITS_FOR_RESIDENT, "是几楼？")
