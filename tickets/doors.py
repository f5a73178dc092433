"""Building doors: a poster's random token, and the place it proposes to whoever scans it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tickets.people import Place


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a poster is to hang: an estate's id, a building's number, and the place.

    An estate without known buildings has one spot, whose ``building`` is empty.
    """

    estate: str
    building: str
    place: Place


@dataclass(frozen=True, slots=True)
class Door:
    """A poster that hangs at a spot, with its token."""

    token: str
    estate: str
    building: str
    place: Place
    created_at: datetime
    created_by: str | None = None
    revoked_at: datetime | None = None


class Doors(Protocol):
    """The posters' tokens."""

    def find(self, token: str) -> Door | None:
        """Return the door of a token, revoked or not."""

    def valid_of(self, estates: Collection[str]) -> Sequence[Door]:
        """Return the doors of these estates (by id) whose tokens are not revoked."""

    def add(self, door: Door) -> None:
        """Store a new door."""

    def revoke(self, token: str, at: datetime) -> None:
        """Let a token propose nothing any more."""
