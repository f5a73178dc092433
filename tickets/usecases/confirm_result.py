"""Say what one thinks of a result; the ticket closes when everyone who asked has said so."""

from __future__ import annotations

from dataclasses import replace

from tickets.acting import load
from tickets.events import Reason
from tickets.model import Ticket, Verdict
from tickets.people import Actor
from tickets.recording import Deed, record
from tickets.status import Action
from tickets.usecases.add_to_request import own_request
from tickets.work import Work


def confirm_result(work: Work, actor: Actor, request_id: str) -> Ticket:
    """Confirm that the problem is solved."""
    return _answer(work, actor, request_id, Action.CONFIRM, Verdict.CONFIRMED)


def not_seen(work: Work, actor: Actor, request_id: str) -> Ticket:
    """Say that one has not been able to look; this neither confirms nor closes."""
    return _answer(work, actor, request_id, Action.NOT_SEEN, Verdict.NOT_SEEN)


def _answer(work: Work, actor: Actor, request_id: str, action: Action, verdict: Verdict) -> Ticket:
    request = own_request(work, actor, request_id)
    deed = Deed(action, actor.person.id, request_id=request.id)
    ticket = load(work, actor, request.ticket_id, deed)
    work.requests.save(replace(request, verdict=verdict))
    ticket = record(work, ticket, deed)
    standing = [r for r in work.requests.of_ticket(ticket.id) if r.withdrawn_at is None]
    if all(other.verdict is Verdict.CONFIRMED for other in standing):
        return record(work, ticket, Deed(Action.CLOSE, reason=Reason.ALL_ANSWERED))
    return ticket
