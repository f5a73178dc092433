"""What the domain handles: matters of the list, tickets, and the requests that point to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tickets.people import Place
from tickets.status import Status


class HandlerKind(StrEnum):
    """Who handles a matter."""

    GRID = "grid"
    PROPERTY = "property"
    COMMUNITY = "community"
    STREET = "street"
    OFFICE = "office"


class TimeClass(StrEnum):
    """How fast a matter must be answered and resolved (tickets.clocks holds the limits)."""

    EMERGENCY = "2h"
    UTILITY = "24h"
    GENERAL = "7d"
    COMPLEX = "15d"


@dataclass(frozen=True, slots=True)
class Category:
    """One of the list's categories."""

    code: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Office:
    """A responsible office of the list."""

    code: str
    name: str
    name_en: str
    kind: str


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter of the responsibility list, in one version of it."""

    id: str
    category: str
    name: str
    name_en: str
    includes: str
    handler: HandlerKind
    office: str
    helpers: tuple[str, ...]
    time_class: TimeClass
    proof: bool


class Origin(StrEnum):
    """How a request came in."""

    RESIDENT = "resident"
    DUTY = "duty"
    INTAKE = "intake"


class Verdict(StrEnum):
    """What a requester says of the result; silence is its own verdict, never consent."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    NOT_SEEN = "not_seen"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Request:
    """What one person asked for; several may point to one ticket.

    ``on_behalf_of`` names a third person and is shown to the assignee only.
    """

    id: str
    number: str
    ticket_id: str
    person_id: str
    text: str
    media: tuple[str, ...]
    place: Place
    created_at: datetime
    origin: Origin = Origin.RESIDENT
    anonymous: bool = False
    on_behalf_of: str | None = None
    verdict: Verdict = Verdict.OPEN
    rating: int | None = None
    rating_comment: str = ""
    rated_at: datetime | None = None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ticket:
    """One problem in the city and where it stands.

    ``assignee`` answers to the requesters (normally the grid worker); ``office`` is who handles
    it by the list. ``revision`` counts its events. ``private`` keeps it from everyone but the
    community's person on call.
    """

    id: str
    status: Status
    place: Place
    opened_at: datetime
    matter_id: str | None = None
    list_version: int = 0
    time_class: TimeClass = TimeClass.GENERAL
    office: str | None = None
    assignee: str | None = None
    urgent: bool = False
    private: bool = False
    cycle: int = 1
    revision: int = 0
    respond_due: datetime | None = None
    resolve_due: datetime | None = None
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
