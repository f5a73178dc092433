"""Chase: remind whoever has a ticket that somebody waits, at most once in four hours."""

from __future__ import annotations

from datetime import timedelta

from tickets.acting import act
from tickets.errors import TooSoonError
from tickets.model import Ticket
from tickets.people import Actor
from tickets.recording import Deed
from tickets.status import Action
from tickets.usecases.add_to_request import own_request
from tickets.work import Work

COOL_DOWN = timedelta(hours=4)


def chase_ticket(work: Work, actor: Actor, request_id: str) -> Ticket:
    """Chase one's own request.

    Raises:
        TooSoonError: the same person chased it within four hours.
    """
    request = own_request(work, actor, request_id)
    since = work.ago(COOL_DOWN)
    for event in work.events.of_ticket(request.ticket_id):
        if event.action is Action.CHASE and event.actor == actor.person.id and event.at > since:
            raise TooSoonError(f"{request.number} was chased at {event.at}")
    deed = Deed(Action.CHASE, actor.person.id, request_id=request.id)
    return act(work, actor, request.ticket_id, deed)
