"""Building doors: a poster's random token, and the place it proposes to whoever scans it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tickets.people import Place


@dataclass(frozen=True, slots=True)
class Door:
    """A poster at a building: its token, the estate's id, the building's number, and its place.

    An estate without known buildings has one poster, whose ``building`` is empty.
    """

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
