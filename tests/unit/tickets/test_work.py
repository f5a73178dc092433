"""The work of one transaction."""

from __future__ import annotations

from datetime import timedelta

from tests.support.town import Town
from tickets.people import Role


def test_an_actor_comes_with_the_roles_of_now(town: Town) -> None:
    assert [a.role for a in town.work.actor(town.person("leader")).assignments] == [Role.LEADER]


def test_a_role_that_ended_is_held_no_longer(town: Town) -> None:
    assignment = town.actor("leader").assignments[0]
    town.people.end_assignment(assignment.id, town.now)
    assert not town.actor("leader").is_staff


def test_ago_counts_back_from_now(town: Town) -> None:
    assert town.work.ago(timedelta(hours=1)) == town.now - timedelta(hours=1)
