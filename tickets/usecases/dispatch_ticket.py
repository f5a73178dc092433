"""Give a submitted ticket to whoever the rules name; leave it to triage if they name nobody."""

from __future__ import annotations

from dataclasses import replace

from tickets.model import Ticket
from tickets.recording import Deed, record
from tickets.registry import DISPATCH_RULES
from tickets.status import Action
from tickets.work import Work


def dispatch_ticket(work: Work, ticket: Ticket) -> Ticket:
    """Dispatch a ticket, or return it as it is; only danger goes out before its matter is known."""
    if ticket.matter_id is None and not ticket.private:
        return ticket
    proposed = (rule.find(work, ticket) for rule in DISPATCH_RULES)
    person = next((person for person in proposed if person is not None), None)
    if person is None:
        return ticket
    given = replace(ticket, assignee=person.id)
    return record(work, given, Deed(Action.DISPATCH, to=person.id))
