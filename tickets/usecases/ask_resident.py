"""Ask the resident for something; the ticket waits until they answer."""

from __future__ import annotations

from tickets.acting import act
from tickets.events import Reason
from tickets.model import Ticket
from tickets.people import Actor
from tickets.recording import Deed
from tickets.status import Action
from tickets.work import Work


def ask_resident(work: Work, actor: Actor, ticket_id: str, question: str) -> Ticket:
    """Pause a ticket with a question to its requesters."""
    deed = Deed(Action.ASK, actor.person.id, reason=Reason.WAITS_FOR_RESIDENT, text=question)
    return act(work, actor, ticket_id, deed)
