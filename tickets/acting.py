"""The way every action on a ticket goes: load it for change, check who may, write it down."""

from __future__ import annotations

from tickets.model import Ticket
from tickets.people import Actor
from tickets.permissions import require
from tickets.recording import Deed, record
from tickets.work import Work


def load(work: Work, actor: Actor, ticket_id: str, deed: Deed) -> Ticket:
    """Return a ticket, locked, on which this actor may do this deed.

    Raises:
        UnknownRecordError: there is no such ticket.
        NotAllowedError: the actor may not do this to it.
        NotPossibleNowError: its status does not allow it.
    """
    ticket = work.tickets.get_for_update(ticket_id)
    require(work, actor, ticket, deed.action)
    return ticket


def act(work: Work, actor: Actor, ticket_id: str, deed: Deed) -> Ticket:
    """Do a deed to a ticket that needs nothing else changed; raises as ``load`` does."""
    return record(work, load(work, actor, ticket_id, deed), deed)
