"""Offer to add what comes in to a request of one's own that is open."""

from __future__ import annotations

from datetime import timedelta

from handlers.session import Draft
from handlers.turn import Turn
from tickets.model import Request, Ticket
from tickets.numbers import grouped_number
from tickets.status import OPEN

JUST_FILED = timedelta(minutes=10)


def offer_addition(turn: Turn, draft: Draft) -> bool:
    """Offer to add words to an open request about the same matter; tell whether there is one."""
    for request in turn.work.requests.of_person(turn.actor.person.id):
        ticket = turn.work.tickets.get(request.ticket_id)
        if _is_open(request, ticket) and ticket.matter_id in draft.matters[:1]:
            _offer(turn, request, ticket, "report.show")
            return True
    return False


def offer_files(turn: Turn) -> bool:
    """Offer to add files to what was filed a moment ago; tell whether anything was."""
    for request in turn.work.requests.of_person(turn.actor.person.id, limit=1):
        ticket = turn.work.tickets.get(request.ticket_id)
        if _is_open(request, ticket) and request.created_at > turn.work.ago(JUST_FILED):
            _offer(turn, request, ticket, "report.other")
            return True
    return False


def _is_open(request: Request, ticket: Ticket) -> bool:
    return ticket.status in OPEN and request.withdrawn_at is None


def _offer(turn: Turn, request: Request, ticket: Ticket, other_step: str) -> None:
    turn.say(
        "report-addition",
        turn.choice("report-add", "filing.add", request.id),
        turn.choice("report-new", other_step),
        number=grouped_number(request.number),
        matter=turn.speaker.matter(ticket.matter_id),
    )
