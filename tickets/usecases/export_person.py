"""Export what is stored about a person, for that person; each copy is audited."""

from __future__ import annotations

from dataclasses import dataclass

from tickets.events import Event
from tickets.model import Request
from tickets.people import Actor, Assignment, Identity, Person
from tickets.work import Work

ALL_REQUESTS = 10_000


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What is stored about one person; ``events`` are what they did on their own requests."""

    person: Person
    identities: tuple[Identity, ...]
    assignments: tuple[Assignment, ...]
    requests: tuple[Request, ...]
    events: tuple[Event, ...]


def export_person(work: Work, actor: Actor) -> PersonalData:
    """Return everything stored about the actor."""
    requests = tuple(work.requests.of_person(actor.person.id, limit=ALL_REQUESTS))
    work.audit.record(actor.person.id, "export", actor.person.id, work.now)
    return PersonalData(
        person=actor.person,
        identities=tuple(work.people.identities(actor.person.id)),
        assignments=actor.assignments,
        requests=requests,
        events=_own_events(work, actor.person.id, requests),
    )


def _own_events(work: Work, person_id: str, requests: tuple[Request, ...]) -> tuple[Event, ...]:
    own = {request.id for request in requests}
    ticket_ids = tuple(dict.fromkeys(request.ticket_id for request in requests))
    return tuple(
        event
        for event in work.events.of_tickets(ticket_ids)
        if event.actor == person_id or event.request_id in own
    )
