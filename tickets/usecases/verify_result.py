"""Verify a result on the spot before the residents are asked (property matters)."""

from __future__ import annotations

from tickets.acting import act
from tickets.model import Ticket
from tickets.people import Actor
from tickets.recording import Deed
from tickets.status import Action
from tickets.work import Work


def verify_result(work: Work, actor: Actor, ticket_id: str, text: str = "") -> Ticket:
    """Say that the community has looked at the result."""
    return act(work, actor, ticket_id, Deed(Action.VERIFY, actor.person.id, text=text))
