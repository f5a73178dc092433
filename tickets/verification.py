"""Whether a result is looked at before the requesters are asked (ADR 6).

A property company's own result is verified by the community. What a grid worker or another of
the community's own people finished has been seen by them.
"""

from __future__ import annotations

from collections.abc import Sequence

from tickets.model import HandlerKind, Ticket
from tickets.people import Person, Role
from tickets.status import Action
from tickets.work import Work


def asks_requesters(work: Work, ticket: Ticket) -> bool:
    """Tell whether nobody has to look at a ticket's result before its requesters are asked."""
    matter = work.matters.find(ticket.matter_id) if ticket.matter_id is not None else None
    if matter is None or matter.handler is not HandlerKind.PROPERTY:
        return True
    return _was_seen(work, ticket) or not verifiers(work, ticket)


def verifiers(work: Work, ticket: Ticket) -> Sequence[Person]:
    """Return the community's own staff who look at results of the property company."""
    codes = ticket.place.path.rstrip("/").split("/")
    found = (work.people.staff(Role.COMMUNITY_ADMIN, code, work.now) for code in reversed(codes))
    return next((staff for staff in found if staff), ())


def _was_seen(work: Work, ticket: Ticket) -> bool:
    """Tell whether somebody who does not work for the company has seen the last result."""
    for event in reversed(work.events.of_ticket(ticket.id)):
        if event.action is Action.VERIFY and event.cycle == ticket.cycle:
            return True
        if event.action is Action.FINISH and event.actor is not None:
            roles = work.people.assignments(event.actor, event.at)
            return any(assignment.role is not Role.OFFICE for assignment in roles)
    return True
