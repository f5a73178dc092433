"""Rate how a request was handled, 1 to 5, until 15 days after closing; the last one counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tickets.acting import load
from tickets.errors import RefusedError, TooLateError
from tickets.model import Ticket
from tickets.people import Actor
from tickets.recording import Deed, record
from tickets.status import Action
from tickets.usecases.add_to_request import own_request
from tickets.work import Work

RATING_SPAN = timedelta(days=15)
RATINGS = range(1, 6)


class RatingOutOfRangeError(RefusedError):
    """A rating is a whole number from 1 to 5."""

    code = "rating-out-of-range"


def rate_request(
    work: Work, actor: Actor, request_id: str, rating: int, comment: str = ""
) -> Ticket:
    """Rate one's own request.

    Raises:
        RatingOutOfRangeError: the rating is not 1 to 5.
        TooLateError: the ticket was closed more than 15 days ago.
    """
    if rating not in RATINGS:
        raise RatingOutOfRangeError(str(rating))
    request = own_request(work, actor, request_id)
    deed = Deed(Action.RATE, actor.person.id, text=comment, request_id=request.id)
    ticket = load(work, actor, request.ticket_id, deed)
    if ticket.closed_at is not None and ticket.closed_at + RATING_SPAN < work.now:
        raise TooLateError(f"{request.number} was closed at {ticket.closed_at}")
    work.requests.save(
        replace(
            request,
            rating=rating,
            rating_comment=comment or request.rating_comment,
            rated_at=work.now,
        )
    )
    return record(work, ticket, deed)
