"""Confirming a result."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.errors import NotAllowedError, NotPossibleNowError
from tickets.model import Verdict
from tickets.status import Status
from tickets.usecases.confirm_result import confirm_result, not_seen
from tickets.usecases.file_request import Report, join_ticket
from tickets.usecases.finish_ticket import finish_ticket
from tickets.usecases.withdraw_request import withdraw_request


def test_the_only_requesters_yes_closes_the_ticket(town: Town, resolved: Stage) -> None:
    filed = resolved()
    ticket = confirm_result(town.work, town.actor("resident"), filed.request.id)
    assert (ticket.status, ticket.closed_at) == (Status.CLOSED, town.now)
    assert town.request(filed).verdict is Verdict.CONFIRMED


def test_with_two_requesters_both_have_to_say_so(town: Town, accepted: Stage) -> None:
    filed = accepted("one")
    report = Report("我也是", town.place(), "01-001")
    joined = join_ticket(town.work, town.actor("two"), filed.ticket.id, report)
    finish_ticket(town.work, town.actor("worker"), filed.ticket.id, "好了")
    first = confirm_result(town.work, town.actor("one"), filed.request.id)
    assert first.status is Status.RESOLVED
    second = confirm_result(town.work, town.actor("two"), joined.request.id)
    assert second.status is Status.CLOSED


def test_a_withdrawn_request_need_not_confirm(town: Town, accepted: Stage) -> None:
    filed = accepted("one")
    report = Report("我也是", town.place(), "01-001")
    joined = join_ticket(town.work, town.actor("two"), filed.ticket.id, report)
    withdraw_request(town.work, town.actor("two"), joined.request.id)
    finish_ticket(town.work, town.actor("worker"), filed.ticket.id, "好了")
    ticket = confirm_result(town.work, town.actor("one"), filed.request.id)
    assert ticket.status is Status.CLOSED


def test_not_having_looked_neither_confirms_nor_closes(town: Town, resolved: Stage) -> None:
    filed = resolved()
    ticket = not_seen(town.work, town.actor("resident"), filed.request.id)
    assert ticket.status is Status.RESOLVED
    assert town.request(filed).verdict is Verdict.NOT_SEEN


def test_nobody_confirms_for_somebody_else(town: Town, resolved: Stage) -> None:
    with pytest.raises(NotAllowedError):
        confirm_result(town.work, town.actor("stranger"), resolved().request.id)


def test_what_is_not_resolved_cannot_be_confirmed(town: Town, accepted: Stage) -> None:
    with pytest.raises(NotPossibleNowError):
        confirm_result(town.work, town.actor("resident"), accepted().request.id)
