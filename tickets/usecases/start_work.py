"""Say how far the work is: on the way, arrived, begun."""

from __future__ import annotations

from tickets.acting import act
from tickets.model import Ticket
from tickets.people import Actor
from tickets.recording import Deed
from tickets.status import Action
from tickets.work import Work


def go_to_ticket(work: Work, actor: Actor, ticket_id: str) -> Ticket:
    """Say that somebody is on the way."""
    return act(work, actor, ticket_id, Deed(Action.ON_THE_WAY, actor.person.id))


def arrive_at_ticket(work: Work, actor: Actor, ticket_id: str) -> Ticket:
    """Say that somebody has arrived."""
    return act(work, actor, ticket_id, Deed(Action.ARRIVE, actor.person.id))


def start_work(work: Work, actor: Actor, ticket_id: str) -> Ticket:
    """Begin the work."""
    return act(work, actor, ticket_id, Deed(Action.START, actor.person.id))
