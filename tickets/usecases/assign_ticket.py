"""Assign: an admin or leader gives a ticket to somebody of their area, or hands it on."""

from __future__ import annotations

from dataclasses import replace

from tickets.acting import load
from tickets.errors import NotAllowedError, ReasonMissingError
from tickets.events import RETURN_REASONS, Reason
from tickets.model import Ticket
from tickets.people import Actor
from tickets.recording import Deed, record
from tickets.status import Action
from tickets.work import Work


def assign_ticket(work: Work, actor: Actor, ticket_id: str, person_id: str) -> Ticket:
    """Give a ticket to a member of staff whose area holds it, or lies in the same community.

    Raises:
        NotAllowedError: that person has no role near the ticket.
    """
    return _hand(work, actor, ticket_id, Deed(Action.ASSIGN, actor.person.id, to=person_id))


def transfer_ticket(work: Work, actor: Actor, ticket_id: str, person_id: str, text: str) -> Ticket:
    """Hand a ticket that one has to a colleague, saying why.

    Raises:
        ReasonMissingError: no words say why.
        NotAllowedError: that person has no role near the ticket.
    """
    if not text.strip():
        raise ReasonMissingError("a transfer needs a reason")
    deed = Deed(Action.TRANSFER, actor.person.id, text=text, to=person_id)
    return _hand(work, actor, ticket_id, deed)


def return_ticket(
    work: Work, actor: Actor, ticket_id: str, reason: Reason, text: str = ""
) -> Ticket:
    """Give a ticket back to triage.

    Raises:
        ReasonMissingError: it is not one of the reasons for a return.
    """
    if reason not in RETURN_REASONS:
        raise ReasonMissingError(f"{reason} is no reason to return a ticket")
    deed = Deed(Action.RETURN, actor.person.id, reason, text)
    ticket = load(work, actor, ticket_id, deed)
    return record(work, replace(ticket, assignee=None), deed)


def _hand(work: Work, actor: Actor, ticket_id: str, deed: Deed) -> Ticket:
    ticket = load(work, actor, ticket_id, deed)
    if deed.to is None or not _serves(work, deed.to, ticket):
        raise NotAllowedError(f"{deed.to} does not serve the place of {ticket_id}")
    return record(work, replace(ticket, assignee=deed.to), deed)


def _serves(work: Work, person_id: str, ticket: Ticket) -> bool:
    area = work.areas.get(ticket.place.area)
    neighbourhood = work.areas.get(area.parent).path if area.parent is not None else area.path
    return any(
        assignment.path.startswith(neighbourhood) or ticket.place.path.startswith(assignment.path)
        for assignment in work.people.assignments(person_id, work.now)
    )
