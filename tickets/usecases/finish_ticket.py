"""Finish a ticket with its proof; from then on the requesters are asked."""

from __future__ import annotations

from dataclasses import replace

from tickets.acting import load
from tickets.errors import ProofMissingError
from tickets.model import Ticket, Verdict
from tickets.people import Actor
from tickets.recording import Deed, record
from tickets.status import Action
from tickets.work import Work


def finish_ticket(
    work: Work, actor: Actor, ticket_id: str, text: str, media: tuple[str, ...] = ()
) -> Ticket:
    """Say that a problem is solved.

    Raises:
        ProofMissingError: the matter needs a photo and there is none.
    """
    deed = Deed(Action.FINISH, actor.person.id, text=text, media=media)
    ticket = load(work, actor, ticket_id, deed)
    if not media and needs_proof(work, ticket):
        raise ProofMissingError(f"{ticket_id} needs a photo of the result")
    for request in work.requests.of_ticket(ticket_id):
        if request.verdict is not Verdict.OPEN:
            work.requests.save(replace(request, verdict=Verdict.OPEN))
    return record(work, ticket, deed)


def needs_proof(work: Work, ticket: Ticket) -> bool:
    """Tell whether a photo must show the result."""
    matter = work.matters.find(ticket.matter_id) if ticket.matter_id is not None else None
    return matter is not None and matter.proof
