"""Who the domain speaks of: persons, their identities, their roles, and areas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person is appointed to; anyone without a role is a resident."""

    WORKER = "worker"
    PART_TIME = "part_time"
    LEADER = "leader"
    OFFICE = "office"
    COMMUNITY_ADMIN = "community_admin"
    STREET_ADMIN = "street_admin"
    DISTRICT_ADMIN = "district_admin"
    CITY_ADMIN = "city_admin"


ADMIN_ROLES = frozenset(
    {Role.COMMUNITY_ADMIN, Role.STREET_ADMIN, Role.DISTRICT_ADMIN, Role.CITY_ADMIN}
)
GRID_ROLES = frozenset({Role.WORKER, Role.PART_TIME, Role.LEADER})

PULL_CHANNELS = frozenset({"webchat", "console"})
"""Channels whose people come and read; on any other one messages are sent to them."""


class AreaKind(StrEnum):
    """The five levels of the city, largest first."""

    CITY = "city"
    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"
    GRID = "grid"


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the city.

    ``path`` holds the codes from the city down to this area, each followed by a slash, so that
    an area lies within another exactly when its path begins with the other's.
    """

    code: str
    kind: AreaKind
    name: str
    parent: str | None
    path: str

    def contains(self, path: str) -> bool:
        """Tell whether the area of this path lies within (or is) this one."""
        return path.startswith(self.path)


@dataclass(frozen=True, slots=True)
class Point:
    """A place on earth in degrees, WGS-84."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: the smallest known area, and whatever more is known."""

    area: str
    path: str
    text: str = ""
    estate: str | None = None
    building: str | None = None
    entrance: str | None = None
    room: str | None = None
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A human being, whatever channels they write on; ``name`` is what others are shown."""

    id: str
    name: str
    language: str
    created_at: datetime
    phone: str | None = None
    home: Place | None = None
    notice_version: int = 0
    forgotten_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """One account of a person on one channel."""

    person_id: str
    channel: str
    account: str
    external_id: str
    reachable: bool
    last_used_at: datetime


@dataclass(frozen=True, slots=True)
class Assignment:
    """A role of a person in an area, for a time; ``office`` is set for the role ``office``."""

    id: str
    person_id: str
    role: Role
    area: str
    path: str
    office: str | None
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """A leave of a member of staff; the deputy takes over new work."""

    id: str
    person_id: str
    since: datetime
    until: datetime
    deputy: str | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """An offer of a role to a named person; only the hash of its code is kept.

    ``redeemed_by`` is who entered the code; ``confirmed_by`` is who said "yes, that is them".
    """

    id: str
    code_hash: str
    role: Role
    area: str
    office: str | None
    name: str
    invited_by: str | None
    created_at: datetime
    expires_at: datetime
    redeemed_by: str | None = None
    confirmed_by: str | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """A person who does something, with the roles they hold now."""

    person: Person
    assignments: tuple[Assignment, ...] = ()

    @property
    def is_staff(self) -> bool:
        """Tell whether the person holds any role."""
        return bool(self.assignments)

    def holds(self, *roles: Role) -> bool:
        """Tell whether the person holds one of these roles anywhere."""
        return any(assignment.role in roles for assignment in self.assignments)
