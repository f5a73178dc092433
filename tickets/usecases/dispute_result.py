"""Say that a result or a rejection is wrong: the ticket goes back for another cycle."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tickets.acting import load
from tickets.errors import TooLateError
from tickets.model import Ticket, Verdict
from tickets.people import Actor
from tickets.recording import Deed, record
from tickets.status import Action
from tickets.usecases.add_to_request import own_request
from tickets.usecases.blow_whistle import whistle_by_itself
from tickets.work import Work

DISPUTE_SPAN = timedelta(days=15)
WHISTLE_CYCLE = 3  # product.md: the third goes to the street and whistles by itself


def dispute_result(
    work: Work, actor: Actor, request_id: str, text: str, media: tuple[str, ...] = ()
) -> Ticket:
    """Send a result back to the same assignee, a rejection back to triage.

    Raises:
        TooLateError: it was closed or declined more than 15 days ago.
    """
    request = own_request(work, actor, request_id)
    deed = Deed(Action.DISPUTE, actor.person.id, text=text, media=media, request_id=request.id)
    ticket = load(work, actor, request.ticket_id, deed)
    check_in_time(work, ticket)
    for other in work.requests.of_ticket(ticket.id):
        verdict = Verdict.DISPUTED if other.id == request.id else Verdict.OPEN
        work.requests.save(replace(other, verdict=verdict))
    disputed = record(work, ticket, deed)
    if disputed.cycle == WHISTLE_CYCLE:
        whistle_by_itself(work, disputed)
        return work.tickets.get(disputed.id)
    return disputed


def check_in_time(work: Work, ticket: Ticket) -> None:
    """Make sure that a ticket's end is not too long ago to be disputed.

    Raises:
        TooLateError: it was closed or declined more than 15 days ago.
    """
    if ticket.closed_at is not None and ticket.closed_at + DISPUTE_SPAN < work.now:
        raise TooLateError(f"the ticket ended at {ticket.closed_at}")
