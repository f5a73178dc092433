"""Withdrawing."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.errors import NotAllowedError, NotPossibleNowError
from tickets.status import Status
from tickets.usecases.file_request import Report, join_ticket
from tickets.usecases.withdraw_request import withdraw_request


def test_the_last_request_ends_the_ticket(town: Town) -> None:
    filed = town.reports("resident")
    ticket = withdraw_request(town.work, town.actor("resident"), filed.request.id)
    assert ticket.status is Status.WITHDRAWN
    assert town.request(filed).withdrawn_at == town.now


def test_one_of_two_leaves_the_ticket_open(town: Town) -> None:
    filed = town.reports("one")
    join_ticket(town.work, town.actor("two"), filed.ticket.id, Report("我也是", town.place()))
    ticket = withdraw_request(town.work, town.actor("one"), filed.request.id)
    assert ticket.status is Status.DISPATCHED


def test_a_request_is_withdrawn_once(town: Town) -> None:
    filed = town.reports("resident")
    withdraw_request(town.work, town.actor("resident"), filed.request.id)
    with pytest.raises((NotAllowedError, NotPossibleNowError)):
        withdraw_request(town.work, town.actor("resident"), filed.request.id)


def test_a_result_cannot_be_withdrawn(town: Town, resolved: Stage) -> None:
    with pytest.raises(NotPossibleNowError):
        withdraw_request(town.work, town.actor("resident"), resolved().request.id)
