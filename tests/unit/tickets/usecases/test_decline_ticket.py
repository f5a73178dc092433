"""Declining."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.errors import NotPossibleNowError, ReasonMissingError
from tickets.status import Status
from tickets.usecases.decline_ticket import decline_ticket


def test_declining_needs_words(town: Town) -> None:
    filed = town.reports("resident")
    with pytest.raises(ReasonMissingError):
        decline_ticket(town.work, town.actor("community"), filed.ticket.id, " ")
    ticket = decline_ticket(town.work, town.actor("community"), filed.ticket.id, "属法院")
    assert (ticket.status, ticket.closed_at) == (Status.DECLINED, town.now)


def test_what_is_being_worked_on_cannot_be_declined(town: Town, accepted: Stage) -> None:
    with pytest.raises(NotPossibleNowError):
        decline_ticket(town.work, town.actor("community"), accepted().ticket.id, "属法院")
