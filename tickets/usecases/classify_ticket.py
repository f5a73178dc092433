"""Say which matter a ticket is; its office and deadlines follow, and triage is tried again."""

from __future__ import annotations

from dataclasses import replace

from tickets.acting import load
from tickets.model import Matter, Ticket, TimeClass
from tickets.people import Actor
from tickets.recording import Deed, record
from tickets.status import Action, Status
from tickets.usecases.dispatch_ticket import dispatch_ticket
from tickets.work import Work


def classify_ticket(work: Work, actor: Actor, ticket_id: str, matter_id: str) -> Ticket:
    """Set a ticket's matter; a submitted one is dispatched by it."""
    matter = work.matters.get(matter_id)
    deed = Deed(Action.CLASSIFY, actor.person.id, text=matter.id)
    ticket = load(work, actor, ticket_id, deed)
    classified = record(work, with_matter(work, ticket, matter), deed)
    if classified.status is Status.SUBMITTED:
        return dispatch_ticket(work, classified)
    return classified


def with_matter(work: Work, ticket: Ticket, matter: Matter | None) -> Ticket:
    """Return a ticket about a matter of the current list, or about none that is known."""
    time_class = matter.time_class if matter is not None else TimeClass.GENERAL
    return replace(
        ticket,
        matter_id=matter.id if matter is not None else None,
        list_version=work.matters.version,
        office=matter.office if matter is not None else None,
        time_class=ticket.time_class if ticket.urgent else time_class,
    )
