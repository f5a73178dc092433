"""Add words or photos to a ticket one works on or watches over."""

from __future__ import annotations

from tickets.acting import act
from tickets.model import Ticket
from tickets.people import Actor
from tickets.recording import Deed
from tickets.status import Action
from tickets.work import Work


def note_ticket(
    work: Work, actor: Actor, ticket_id: str, text: str, media: tuple[str, ...] = ()
) -> Ticket:
    """Add to a ticket as a member of staff.

    Raises:
        NotAllowedError: the actor has nothing to do with it.
        NotPossibleNowError: it has ended.
    """
    return act(work, actor, ticket_id, Deed(Action.ADD, actor.person.id, text=text, media=media))
