"""Tests of looking at a ticket as staff."""

from __future__ import annotations

import pytest

from tests.support.town import staffed_town
from tickets.errors import NotAllowedError
from tickets.usecases.view_ticket import may_view, view_ticket


@pytest.mark.parametrize("name", ["worker", "leader", "community", "street", "city-admin"])
def test_whose_work_it_is_may_look_and_the_look_is_audited(name: str) -> None:
    town = staffed_town()
    filed = town.reports("resident")
    actor = town.actor(name)
    assert view_ticket(town.work, actor, filed.ticket.id).id == filed.ticket.id
    assert (name, "view", filed.ticket.id) in town.audit.rows


@pytest.mark.parametrize("name", ["worker-2", "community-west", "lamps", "resident"])
def test_nobody_else_may_not_even_the_requester(name: str) -> None:
    town = staffed_town()
    filed = town.reports("resident")
    with pytest.raises(NotAllowedError):
        view_ticket(town.work, town.actor(name), filed.ticket.id)


def test_staff_may_not_look_at_their_own_request_elsewhere() -> None:
    town = staffed_town()
    filed = town.reports("community-west")
    assert not may_view(town.work, town.actor("community-west"), filed.ticket)
