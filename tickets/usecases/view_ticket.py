"""Look at a ticket as a member of staff; each look is audited."""

from __future__ import annotations

from tickets.errors import NotAllowedError
from tickets.model import Ticket
from tickets.people import Actor
from tickets.permissions import relations_of
from tickets.status import Relation
from tickets.work import Work


def view_ticket(work: Work, actor: Actor, ticket_id: str) -> Ticket:
    """Return a ticket to somebody whose work it is.

    Raises:
        UnknownRecordError: there is no such ticket.
        NotAllowedError: it is none of the actor's work, though it may be their own request.
    """
    ticket = work.tickets.get(ticket_id)
    if not may_view(work, actor, ticket):
        raise NotAllowedError(f"{actor.person.id} has no work with {ticket_id}")
    work.audit.record(actor.person.id, "view", ticket_id, work.now)
    return ticket


def may_view(work: Work, actor: Actor, ticket: Ticket) -> bool:
    """Tell whether a ticket is somebody's work: handling it, leading there, or administering."""
    return bool(relations_of(work, actor, ticket) - {Relation.REQUESTER})
