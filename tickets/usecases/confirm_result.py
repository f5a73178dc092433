"""Say what one thinks of a result; the ticket closes when everyone who asked has said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tickets.acting import load
from tickets.events import Reason
from tickets.model import HandlerKind, Ticket, Verdict
from tickets.people import Actor, Person, Role
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


def asks_requesters(work: Work, ticket: Ticket) -> bool:
    """Tell whether the requesters are asked now: property matters are verified before."""
    matter = work.matters.find(ticket.matter_id) if ticket.matter_id is not None else None
    if matter is None or matter.handler is not HandlerKind.PROPERTY:
        return True
    if not verifiers(work, ticket):
        return True
    events = work.events.of_ticket(ticket.id)
    return any(e.action is Action.VERIFY and e.cycle == ticket.cycle for e in events)


def verifiers(work: Work, ticket: Ticket) -> Sequence[Person]:
    """Return the community's own staff who look at results of the property company."""
    codes = ticket.place.path.rstrip("/").split("/")
    found = (work.people.staff(Role.COMMUNITY_ADMIN, code, work.now) for code in reversed(codes))
    return next((staff for staff in found if staff), ())


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
