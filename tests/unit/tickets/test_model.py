"""What a new request and a new ticket are like."""

from __future__ import annotations

from tests.support.town import Town
from tickets.model import Origin, Verdict
from tickets.status import Status


def test_a_new_request_is_a_residents_named_and_unjudged(town: Town) -> None:
    request = town.reports("resident").request
    assert (request.origin, request.anonymous) == (Origin.RESIDENT, False)
    assert (request.verdict, request.rating) == (Verdict.OPEN, None)


def test_a_new_ticket_begins_its_first_cycle(town: Town) -> None:
    ticket = town.reports("resident", matter=None).ticket
    assert (ticket.cycle, ticket.status) == (1, Status.SUBMITTED)
