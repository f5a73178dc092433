"""The leader steps in when no worker is there."""

from __future__ import annotations

from datetime import timedelta

from tests.support.town import Town
from tickets.people import Role
from tickets.usecases.take_leave import take_leave


def test_the_leader_gets_what_a_worker_on_leave_cannot(town: Town) -> None:
    take_leave(town.work, town.actor("worker"), town.now + timedelta(days=1))
    assert town.reports("resident").ticket.assignee == "leader"


def test_a_leader_of_the_grid_itself_comes_before_one_of_the_community(town: Town) -> None:
    town.appoint("grid-leader", Role.LEADER, "east-1")
    take_leave(town.work, town.actor("worker"), town.now + timedelta(days=1))
    assert town.reports("resident").ticket.assignee == "grid-leader"


def test_a_place_without_a_grid_is_left_to_triage(town: Town) -> None:
    assert town.reports("resident", area="east").ticket.assignee is None


def test_a_grid_without_anybody_is_left_to_triage(town: Town) -> None:
    assert town.reports("resident", area="west-1").ticket.assignee is None
