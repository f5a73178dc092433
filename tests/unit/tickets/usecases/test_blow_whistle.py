"""Calling offices to a ticket."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.town import Town
from tickets.errors import NotAllowedError, NotPossibleNowError, ReasonMissingError
from tickets.people import Role
from tickets.status import Action
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.blow_whistle import WHISTLE_JOB, blow_whistle
from tickets.usecases.dispute_result import dispute_result
from tickets.usecases.file_request import Filed
from tickets.usecases.finish_ticket import finish_ticket
from tickets.usecases.withdraw_request import withdraw_request
from tickets.whistles import WhistleKind

OFFICES = ("water", "lighting")


def disputed(town: Town, filed: Filed, times: int) -> None:
    """Let a worker finish a ticket and its requester dispute it so many times."""
    worker = town.actor("worker")
    for _ in range(times):
        accept_ticket(town.work, worker, filed.ticket.id)
        finish_ticket(town.work, worker, filed.ticket.id, "好了", ("photo",))
        dispute_result(town.work, town.actor("resident"), filed.request.id, "没好")


@pytest.mark.parametrize("name", ["worker", "leader", "community", "street"])
def test_whoever_handles_a_ticket_may_call_offices(town: Town, name: str) -> None:
    filed = town.reports("resident")
    whistle = blow_whistle(
        town.work, town.actor(name), filed.ticket.id, WhistleKind.JOINT, OFFICES, "一起来看"
    )
    assert town.whistles.get(whistle.id) == whistle
    assert (whistle.missing, whistle.blown_by) == (OFFICES, name)
    event = town.events.of_ticket(filed.ticket.id)[-1]
    assert (event.action, event.text) == (Action.WHISTLE, "一起来看")
    assert town.ticket(filed).status is filed.ticket.status
    assert (WHISTLE_JOB, whistle.id) in town.jobs.rows


def test_an_emergency_is_to_be_answered_within_half_an_hour(town: Town) -> None:
    filed = town.reports("resident")
    blow = (town.work, town.actor("worker"), filed.ticket.id)
    fast = blow_whistle(*blow, WhistleKind.EMERGENCY, OFFICES, "快来")
    slow = blow_whistle(*blow, WhistleKind.RESIDENTS, OFFICES, "来看看")
    assert fast.due_at - town.now == timedelta(minutes=30)
    assert slow.due_at - town.now >= timedelta(hours=4)


@pytest.mark.parametrize("name", ["resident", "worker-2", "community-west", "lamps"])
def test_nobody_else_may(town: Town, name: str) -> None:
    filed = town.reports("resident")
    with pytest.raises(NotAllowedError):
        blow_whistle(town.work, town.actor(name), filed.ticket.id, WhistleKind.JOINT, OFFICES, "来")


def test_a_whistle_has_words_and_offices(town: Town) -> None:
    blow = (town.work, town.actor("worker"), town.reports("resident").ticket.id)
    for offices, text in ((OFFICES, ""), ((), "来"), (OFFICES * 3, "来")):
        with pytest.raises(ReasonMissingError):
            blow_whistle(*blow, WhistleKind.JOINT, offices, text)


def test_a_ticket_that_has_ended_needs_no_whistle(town: Town) -> None:
    filed = town.reports("resident")
    withdraw_request(town.work, town.actor("resident"), filed.request.id)
    with pytest.raises(NotPossibleNowError):
        blow_whistle(
            town.work, town.actor("worker"), filed.ticket.id, WhistleKind.JOINT, OFFICES, "来"
        )


def test_the_third_cycle_whistles_by_itself_for_the_office_that_handles_it(town: Town) -> None:
    town.appoint("water-staff", Role.OFFICE, "district", "lighting")
    filed = town.reports("resident", "02-001")
    disputed(town, filed, 1)
    assert town.whistles.of_ticket(filed.ticket.id) == []
    disputed(town, filed, 1)
    (whistle,) = town.whistles.of_ticket(filed.ticket.id)
    assert (whistle.blown_by, whistle.missing, whistle.text) == (None, ("lighting",), "")
    disputed(town, filed, 1)
    assert len(town.whistles.of_ticket(filed.ticket.id)) == 1
