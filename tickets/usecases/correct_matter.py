"""Correct the matter of a request that was filed without asking; the ticket is dispatched anew."""

from __future__ import annotations

from dataclasses import replace

from tickets.acting import load
from tickets.errors import NotAllowedError, NotPossibleNowError
from tickets.events import Reason
from tickets.model import Ticket
from tickets.people import Actor
from tickets.recording import Deed, record
from tickets.status import Action
from tickets.usecases.add_to_request import own_request
from tickets.usecases.classify_ticket import with_matter
from tickets.usecases.dispatch_ticket import dispatch_ticket
from tickets.work import Work


def correct_matter(work: Work, actor: Actor, request_id: str, matter_id: str | None) -> Ticket:
    """Say what one's own request is really about; None leaves it to triage.

    Raises:
        NotAllowedError: it is somebody else's, or was not filed unasked.
        NotPossibleNowError: the work has begun, or neighbours have joined what it is now.
    """
    request = own_request(work, actor, request_id)
    deed = Deed(Action.CORRECT, actor.person.id, text=matter_id or "", request_id=request.id)
    ticket = load(work, actor, request.ticket_id, deed)
    if not was_filed_unasked(work, ticket, request_id):
        raise NotAllowedError(f"{request_id} was filed as {actor.person.id} said")
    standing = [r for r in work.requests.of_ticket(ticket.id) if r.withdrawn_at is None]
    if len(standing) > 1:
        raise NotPossibleNowError(f"others have joined {ticket.id}")
    matter = work.matters.get(matter_id) if matter_id is not None else None
    corrected = replace(with_matter(work, ticket, matter), assignee=None)
    return dispatch_ticket(work, record(work, corrected, deed))


def was_filed_unasked(work: Work, ticket: Ticket, request_id: str) -> bool:
    """Tell whether a request began a ticket whose matter nobody had confirmed."""
    first = work.events.of_ticket(ticket.id)[0]
    return first.request_id == request_id and first.reason is Reason.UNASKED
