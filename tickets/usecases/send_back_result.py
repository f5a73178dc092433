"""Send a result back that the community has looked at and found wanting (property matters)."""

from __future__ import annotations

from tickets.acting import load
from tickets.errors import NotPossibleNowError, ReasonMissingError
from tickets.model import Ticket
from tickets.people import Actor
from tickets.recording import Deed, record
from tickets.status import Action
from tickets.verification import asks_requesters
from tickets.work import Work


def send_back_result(
    work: Work, actor: Actor, ticket_id: str, text: str, media: tuple[str, ...] = ()
) -> Ticket:
    """Let the same assignee go on working, in the same cycle and under the same deadline.

    Raises:
        ReasonMissingError: nothing says what is wrong.
        NotPossibleNowError: the requesters were asked already; it is for them to say now.
    """
    if not text:
        raise ReasonMissingError(f"nothing says what is wrong with {ticket_id}")
    deed = Deed(Action.SEND_BACK, actor.person.id, text=text, media=media)
    ticket = load(work, actor, ticket_id, deed)
    if asks_requesters(work, ticket):
        raise NotPossibleNowError(f"the requesters of {ticket_id} were asked already")
    return record(work, ticket, deed)
