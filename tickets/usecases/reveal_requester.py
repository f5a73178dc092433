"""Reveal who asked, to somebody who needs it for the work; each look is audited."""

from __future__ import annotations

from collections.abc import Sequence

from tickets.acting import act
from tickets.model import Request
from tickets.people import Actor, Person
from tickets.recording import Deed
from tickets.status import Action
from tickets.work import Work


def reveal_requesters(work: Work, actor: Actor, ticket_id: str) -> Sequence[tuple[Request, Person]]:
    """Return a ticket's standing requests with their persons, those who are anonymous left out."""
    act(work, actor, ticket_id, Deed(Action.REVEAL, actor.person.id))
    work.audit.record(actor.person.id, "reveal", ticket_id, work.now)
    return [
        (request, work.people.get(request.person_id))
        for request in work.requests.of_ticket(ticket_id)
        if request.withdrawn_at is None and not request.anonymous
    ]
