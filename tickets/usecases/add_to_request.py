"""Add words or photos to an open request; this answers a question that was asked."""

from __future__ import annotations

from collections.abc import Sequence

from tickets.acting import act
from tickets.errors import NotAllowedError
from tickets.events import Event, Reason
from tickets.model import Request, Ticket
from tickets.people import Actor
from tickets.recording import Deed
from tickets.status import Action, Status
from tickets.work import Work


def add_to_request(
    work: Work, actor: Actor, request_id: str, text: str, media: tuple[str, ...] = ()
) -> Ticket:
    """Add to one's own request; a ticket that waits for the resident goes on.

    Raises:
        NotAllowedError: it is somebody else's request.
        NotPossibleNowError: the ticket has ended.
    """
    request = own_request(work, actor, request_id)
    ticket = work.tickets.get_for_update(request.ticket_id)
    action = Action.ANSWER if _waits_for_resident(work, ticket) else Action.ADD
    deed = Deed(action, actor.person.id, text=text, media=media, request_id=request.id)
    return act(work, actor, ticket.id, deed)


def own_request(work: Work, actor: Actor, request_id: str) -> Request:
    """Return a request of the actor.

    Raises:
        UnknownRecordError: there is no such request.
        NotAllowedError: it is somebody else's.
    """
    request = work.requests.get(request_id)
    if request.person_id != actor.person.id:
        raise NotAllowedError(f"{request_id} is not a request of {actor.person.id}")
    return request


def _waits_for_resident(work: Work, ticket: Ticket) -> bool:
    if ticket.status is not Status.PAUSED:
        return False
    pause = _last_pause(work.events.of_ticket(ticket.id))
    return pause is not None and pause.reason is Reason.WAITS_FOR_RESIDENT


def _last_pause(events: Sequence[Event]) -> Event | None:
    pauses = (event for event in reversed(events) if event.action in {Action.ASK, Action.PAUSE})
    return next(pauses, None)
