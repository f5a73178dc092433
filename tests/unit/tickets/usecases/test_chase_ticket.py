"""Chasing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.town import Town
from tickets.errors import TooSoonError
from tickets.status import Action
from tickets.usecases.chase_ticket import COOL_DOWN, chase_ticket
from tickets.usecases.file_request import Report, join_ticket


def test_a_chase_is_an_event_with_a_cool_down(town: Town) -> None:
    filed, resident = town.reports("resident"), town.actor("resident")
    chase_ticket(town.work, resident, filed.request.id)
    assert town.events.of_ticket(filed.ticket.id)[-1].action is Action.CHASE
    town.passes(COOL_DOWN - timedelta(seconds=1))
    with pytest.raises(TooSoonError):
        chase_ticket(town.work, resident, filed.request.id)
    town.passes(timedelta(seconds=1))
    chase_ticket(town.work, resident, filed.request.id)


def test_a_neighbours_chase_does_not_count_as_ones_own(town: Town) -> None:
    filed = town.reports("one")
    joined = join_ticket(
        town.work, town.actor("two"), filed.ticket.id, Report("我也是", town.place())
    )
    chase_ticket(town.work, town.actor("one"), filed.request.id)
    chase_ticket(town.work, town.actor("two"), joined.request.id)
    actions = [event.action for event in town.events.of_ticket(filed.ticket.id)]
    assert actions.count(Action.CHASE) == 2
