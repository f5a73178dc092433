"""Everything a use case works with inside one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tickets.broadcasts import Broadcasts
from tickets.clocks import WorkingHours
from tickets.doors import Doors
from tickets.events import Event
from tickets.people import Actor, Person
from tickets.ports import (
    Areas,
    Audit,
    Events,
    GridLookup,
    Ids,
    Invitations,
    Jobs,
    Matters,
    People,
    Requests,
    Tickets,
    WorkingCalendar,
)
from tickets.whistles import Whistles


@dataclass(frozen=True, slots=True)
class Work:
    """One transaction's repositories, its moment, and the events it has recorded so far."""

    now: datetime
    people: People
    invitations: Invitations
    areas: Areas
    matters: Matters
    tickets: Tickets
    requests: Requests
    events: Events
    jobs: Jobs
    audit: Audit
    doors: Doors
    broadcasts: Broadcasts
    whistles: Whistles
    calendar: WorkingCalendar
    hours: WorkingHours
    grids: GridLookup
    ids: Ids
    recorded: list[Event] = field(default_factory=list)

    def actor(self, person: Person) -> Actor:
        """Return a person with the roles they hold now."""
        return Actor(person, tuple(self.people.assignments(person.id, self.now)))

    def ago(self, span: timedelta) -> datetime:
        """Return the moment a span before now."""
        return self.now - span
