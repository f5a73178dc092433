"""Decline a ticket that the city does not handle, saying why."""

from __future__ import annotations

from tickets.acting import act
from tickets.errors import ReasonMissingError
from tickets.events import Reason
from tickets.model import Ticket
from tickets.people import Actor
from tickets.recording import Deed
from tickets.status import Action
from tickets.work import Work


def decline_ticket(work: Work, actor: Actor, ticket_id: str, text: str) -> Ticket:
    """Decline a ticket; its requesters are told why and may dispute it.

    Raises:
        ReasonMissingError: no words say why.
    """
    if not text.strip():
        raise ReasonMissingError("declining needs a reason")
    deed = Deed(Action.DECLINE, actor.person.id, Reason.OUT_OF_SCOPE, text)
    return act(work, actor, ticket_id, deed)
