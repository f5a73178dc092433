"""Pause a ticket for a reason from the list, and go on with it."""

from __future__ import annotations

from tickets.acting import act
from tickets.errors import ReasonMissingError
from tickets.events import PAUSE_REASONS, Reason
from tickets.model import Ticket
from tickets.people import Actor
from tickets.recording import Deed
from tickets.status import Action
from tickets.work import Work


def pause_ticket(
    work: Work, actor: Actor, ticket_id: str, reason: Reason, text: str = ""
) -> Ticket:
    """Pause the *resolve* clock; the requesters are told why.

    Raises:
        ReasonMissingError: it is not one of the reasons for a pause.
    """
    if reason not in PAUSE_REASONS:
        raise ReasonMissingError(f"{reason} is no reason to pause")
    return act(work, actor, ticket_id, Deed(Action.PAUSE, actor.person.id, reason, text))


def resume_ticket(work: Work, actor: Actor, ticket_id: str) -> Ticket:
    """Go on with a paused ticket."""
    return act(work, actor, ticket_id, Deed(Action.RESUME, actor.person.id))
