"""A ticket at each stage of its life."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.town import Town
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.file_request import Filed
from tickets.usecases.finish_ticket import finish_ticket

Stage = Callable[..., Filed]


@pytest.fixture
def accepted(town: Town) -> Stage:
    """File a report and let its worker accept it."""

    def make(name: str = "resident", matter: str = "01-001") -> Filed:
        filed = town.reports(name, matter)
        accept_ticket(town.work, town.actor("worker"), filed.ticket.id)
        return filed

    return make


@pytest.fixture
def resolved(town: Town, accepted: Stage) -> Stage:
    """File a report and let its worker finish it."""

    def make(name: str = "resident", matter: str = "01-001") -> Filed:
        filed = accepted(name, matter)
        finish_ticket(town.work, town.actor("worker"), filed.ticket.id, "好了", ("photo",))
        return filed

    return make
