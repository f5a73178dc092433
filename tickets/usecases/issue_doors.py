"""Issue the tokens of door posters; a poster that is printed again keeps its token."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from tickets.doors import Door, Spot
from tickets.work import Work

TOKEN_BYTES = 16  # 22 characters of base64url, which fit every platform's links


def issue_doors(work: Work, spots: Sequence[Spot], *, renew: bool = False) -> list[Door]:
    """Return a door for each spot; ``renew`` revokes the tokens that are out and makes new ones."""
    estates = {spot.estate for spot in spots}
    valid = {(door.estate, door.building): door for door in work.doors.valid_of(estates)}
    return [_door(work, spot, valid.get((spot.estate, spot.building)), renew) for spot in spots]


def _door(work: Work, spot: Spot, door: Door | None, renew: bool) -> Door:
    if door is not None and not renew:
        return door
    if door is not None:
        work.doors.revoke(door.token, work.now)
        work.audit.record(None, "door-revoke", _subject(spot), work.now)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    issued = Door(token, spot.estate, spot.building, spot.place, work.now)
    work.doors.add(issued)
    work.audit.record(None, "door-issue", _subject(spot), work.now)
    return issued


def _subject(spot: Spot) -> str:
    return f"{spot.estate} {spot.building}".rstrip()
