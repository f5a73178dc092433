"""Withdraw a request; its ticket ends with the last one."""

from __future__ import annotations

from dataclasses import replace

from tickets.acting import load
from tickets.model import Ticket
from tickets.people import Actor
from tickets.recording import Deed, record
from tickets.status import Action
from tickets.usecases.add_to_request import own_request
from tickets.work import Work


def withdraw_request(work: Work, actor: Actor, request_id: str) -> Ticket:
    """Withdraw one's own request; others on the same ticket keep theirs."""
    request = own_request(work, actor, request_id)
    others = [
        other
        for other in work.requests.of_ticket(request.ticket_id)
        if other.id != request.id and other.withdrawn_at is None
    ]
    action = Action.LEAVE if others else Action.WITHDRAW
    deed = Deed(action, actor.person.id, request_id=request.id)
    ticket = load(work, actor, request.ticket_id, deed)
    work.requests.save(replace(request, withdrawn_at=work.now))
    return record(work, ticket, deed)
