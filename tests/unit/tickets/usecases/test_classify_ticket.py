"""Saying what a ticket is."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tickets.errors import NotAllowedError, UnknownRecordError
from tickets.model import TimeClass
from tickets.status import Action, Status
from tickets.usecases.classify_ticket import classify_ticket


def test_triage_sets_the_matter_and_the_rules_give_it_to_somebody(town: Town) -> None:
    filed = town.reports("resident", matter=None)
    ticket = classify_ticket(town.work, town.actor("community"), filed.ticket.id, "06-001")
    assert (ticket.status, ticket.assignee) == (Status.DISPATCHED, "worker")
    assert (ticket.office, ticket.time_class) == ("lighting", TimeClass.COMPLEX)


def test_a_new_matter_rederives_the_deadline_from_the_same_events(town: Town) -> None:
    filed = town.reports("resident", "01-001")
    ticket = classify_ticket(town.work, town.actor("community"), filed.ticket.id, "06-001")
    assert ticket.resolve_due is not None
    assert filed.ticket.resolve_due is not None
    assert ticket.resolve_due > filed.ticket.resolve_due
    assert town.events.of_ticket(ticket.id)[-1].action is Action.CLASSIFY


def test_an_urgent_ticket_stays_urgent(town: Town) -> None:
    filed = town.reports("resident", "01-001", urgent=True)
    ticket = classify_ticket(town.work, town.actor("community"), filed.ticket.id, "06-001")
    assert ticket.time_class is TimeClass.EMERGENCY


def test_a_matter_that_is_not_on_the_list_is_refused(town: Town) -> None:
    filed = town.reports("resident", matter=None)
    with pytest.raises(UnknownRecordError):
        classify_ticket(town.work, town.actor("community"), filed.ticket.id, "99-999")


def test_a_worker_may_not_change_what_it_is(town: Town) -> None:
    filed = town.reports("resident")
    with pytest.raises(NotAllowedError):
        classify_ticket(town.work, town.actor("worker"), filed.ticket.id, "06-001")
