"""Areas and actors."""

from __future__ import annotations

from tests.support.town import Town
from tickets.people import Role


def test_an_area_contains_itself_and_what_lies_below_it(town: Town) -> None:
    street, grid = town.areas.get("street"), town.areas.get("east-1")
    assert street.contains(street.path)
    assert street.contains(grid.path)
    assert not grid.contains(street.path)


def test_an_area_does_not_contain_a_neighbour_whose_code_begins_alike(town: Town) -> None:
    assert not town.areas.get("east").contains("city/district/street/east-9/")


def test_somebody_without_a_role_is_no_staff(town: Town) -> None:
    assert not town.actor("resident").is_staff
    assert town.actor("worker").is_staff


def test_an_actor_holds_only_the_roles_they_were_given(town: Town) -> None:
    leader = town.actor("leader")
    assert leader.holds(Role.WORKER, Role.LEADER)
    assert not leader.holds(Role.WORKER)
