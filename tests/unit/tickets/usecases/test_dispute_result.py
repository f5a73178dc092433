"""Disputing a result."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.errors import NotPossibleNowError, TooLateError
from tickets.model import Verdict
from tickets.status import Status
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.confirm_result import confirm_result
from tickets.usecases.decline_ticket import decline_ticket
from tickets.usecases.dispute_result import DISPUTE_SPAN, dispute_result
from tickets.usecases.finish_ticket import finish_ticket


def test_not_fixed_goes_back_to_the_same_assignee_with_new_clocks(
    town: Town, resolved: Stage
) -> None:
    filed = resolved()
    ticket = dispute_result(town.work, town.actor("resident"), filed.request.id, "还是黑的")
    assert (ticket.status, ticket.cycle, ticket.assignee) == (Status.DISPATCHED, 2, "worker")
    assert ticket.respond_due is not None
    assert ticket.resolved_at is None
    assert town.request(filed).verdict is Verdict.DISPUTED


def test_after_another_result_everyone_is_asked_again(town: Town, resolved: Stage) -> None:
    filed = resolved()
    dispute_result(town.work, town.actor("resident"), filed.request.id, "没好")
    accept_ticket(town.work, town.actor("worker"), filed.ticket.id)
    finish_ticket(town.work, town.actor("worker"), filed.ticket.id, "真好了", ("photo",))
    assert town.request(filed).verdict is Verdict.OPEN
    ticket = confirm_result(town.work, town.actor("resident"), filed.request.id)
    assert ticket.status is Status.CLOSED


def test_a_closed_ticket_can_be_disputed_for_fifteen_days(town: Town, resolved: Stage) -> None:
    filed = resolved()
    confirm_result(town.work, town.actor("resident"), filed.request.id)
    town.passes(DISPUTE_SPAN)
    ticket = dispute_result(town.work, town.actor("resident"), filed.request.id, "又坏了")
    assert ticket.cycle == 2
    assert ticket.closed_at is None


def test_after_fifteen_days_it_is_too_late(town: Town, resolved: Stage) -> None:
    filed = resolved()
    confirm_result(town.work, town.actor("resident"), filed.request.id)
    town.passes(DISPUTE_SPAN + timedelta(seconds=1))
    with pytest.raises(TooLateError):
        dispute_result(town.work, town.actor("resident"), filed.request.id, "又坏了")


def test_a_rejection_can_be_disputed_and_goes_to_triage_again(town: Town) -> None:
    filed = town.reports("resident", matter=None)
    decline_ticket(town.work, town.actor("community"), filed.ticket.id, "不归我们管")
    ticket = dispute_result(town.work, town.actor("resident"), filed.request.id, "归你们管")
    assert ticket.cycle == 2
    assert ticket.status is Status.SUBMITTED


def test_what_is_still_being_worked_on_cannot_be_disputed(town: Town, accepted: Stage) -> None:
    with pytest.raises(NotPossibleNowError):
        dispute_result(town.work, town.actor("resident"), accepted().request.id, "没好")
