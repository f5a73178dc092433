"""Accept a ticket: whoever has it takes it on, which ends its *respond* clock."""

from __future__ import annotations

from tickets.acting import act
from tickets.model import Ticket
from tickets.people import Actor
from tickets.recording import Deed
from tickets.status import Action
from tickets.work import Work


def accept_ticket(work: Work, actor: Actor, ticket_id: str) -> Ticket:
    """Accept a ticket."""
    return act(work, actor, ticket_id, Deed(Action.ACCEPT, actor.person.id))
