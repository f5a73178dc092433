"""Tests of ending a role."""

from __future__ import annotations

import pytest

from tests.support.town import Town, staffed_town
from tickets.errors import NotAllowedError, UnknownRecordError
from tickets.usecases.end_assignment import end_assignment


def role_of(town: Town, name: str) -> str:
    """Return the id of somebody's role."""
    return town.actor(name).assignments[0].id


@pytest.mark.parametrize("name", ["community", "street", "city-admin"])
def test_whoever_could_offer_a_role_may_end_it(name: str) -> None:
    town = staffed_town()
    assignment_id = role_of(town, "worker")
    end_assignment(town.work, town.actor(name), "worker", assignment_id)
    assert not town.actor("worker").is_staff
    assert (name, "end_role", assignment_id) in town.audit.rows


@pytest.mark.parametrize("name", ["worker-2", "leader", "community-west", "resident"])
def test_nobody_else_may(name: str) -> None:
    town = staffed_town()
    with pytest.raises(NotAllowedError):
        end_assignment(town.work, town.actor(name), "worker", role_of(town, "worker"))
    assert town.actor("worker").is_staff


def test_nobody_ends_their_own_role() -> None:
    town = staffed_town()
    actor = town.actor("city-admin")
    with pytest.raises(NotAllowedError):
        end_assignment(town.work, actor, "city-admin", role_of(town, "city-admin"))


def test_a_role_ends_once() -> None:
    town = staffed_town()
    assignment_id = role_of(town, "worker")
    end_assignment(town.work, town.actor("community"), "worker", assignment_id)
    with pytest.raises(UnknownRecordError):
        end_assignment(town.work, town.actor("community"), "worker", assignment_id)
