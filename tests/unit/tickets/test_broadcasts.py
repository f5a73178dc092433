"""A broadcast as a value."""

from __future__ import annotations

from tests.support.town import Town
from tickets.broadcasts import Broadcast


def test_a_new_broadcast_has_reached_nobody(town: Town) -> None:
    broadcast = Broadcast("b1", "east", "city/east/", "停水", "community", town.now)
    assert (broadcast.cursor, broadcast.told, broadcast.ended_at) == ("", 0, None)
