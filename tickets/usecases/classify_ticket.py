"""Say which matter a ticket is; its office and deadlines follow, and triage is tried again."""

from __future__ import annotations

from dataclasses import replace

from tickets.acting import load
from tickets.model import Ticket
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
    classified = replace(
        ticket,
        matter_id=matter.id,
        list_version=work.matters.version,
        office=matter.office,
        time_class=ticket.time_class if ticket.urgent else matter.time_class,
    )
    classified = record(work, classified, deed)
    if classified.status is Status.SUBMITTED:
        return dispatch_ticket(work, classified)
    return classified
