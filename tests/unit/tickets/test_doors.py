"""A door as a value."""

from __future__ import annotations

from tests.support.town import Town
from tickets.doors import Door


def test_a_new_door_is_not_revoked(town: Town) -> None:
    door = Door("token", "e1", "3", town.place(), town.now)
    assert (door.revoked_at, door.created_by) == (None, None)
