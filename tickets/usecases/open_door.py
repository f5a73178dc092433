"""Open a door: the place that a scanned poster proposes."""

from __future__ import annotations

from dataclasses import replace

from tickets.people import Place
from tickets.work import Work


def open_door(work: Work, token: str) -> Place | None:
    """Return the place of a token; None where it is unknown, revoked, or its area is gone."""
    door = work.doors.find(token)
    if door is None or door.revoked_at is not None:
        return None
    area = work.areas.find(door.place.area)
    return None if area is None else replace(door.place, path=area.path)
