"""Histories to judge."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.town import Town
from tickets.model import Ticket
from tickets.rule import History

Judged = Callable[[Ticket], History]


@pytest.fixture
def history_of(town: Town) -> Judged:
    """A ticket with its events and requests."""
    return lambda ticket: History(
        town.tickets.get(ticket.id),
        town.events.of_ticket(ticket.id),
        town.requests.of_ticket(ticket.id),
    )
