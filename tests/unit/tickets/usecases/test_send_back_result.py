"""Sending a result back after a look at it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.town import Town
from tickets.assessment.on_time import ON_TIME
from tickets.errors import NotAllowedError, NotPossibleNowError, ReasonMissingError
from tickets.people import Role
from tickets.rule import History
from tickets.status import Action, Status
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.file_request import Filed
from tickets.usecases.finish_ticket import finish_ticket
from tickets.usecases.send_back_result import send_back_result
from tickets.usecases.verify_result import verify_result


@pytest.fixture
def finished(town: Town) -> Filed:
    """Let the property company finish a ticket."""
    town.appoint("company", Role.OFFICE, "district", "property")
    filed = town.reports("resident", "05-001")
    accept_ticket(town.work, town.actor("company"), filed.ticket.id)
    finish_ticket(town.work, town.actor("company"), filed.ticket.id, "好了", ("photo",))
    return filed


def on_time(town: Town, filed: Filed) -> bool | None:
    return ON_TIME.judge(
        town.work, History(town.ticket(filed), town.events.of_ticket(filed.ticket.id))
    )


def test_the_same_assignee_goes_on_in_the_same_cycle(town: Town, finished: Filed) -> None:
    assignee, cycle = town.ticket(finished).assignee, town.ticket(finished).cycle
    ticket = send_back_result(
        town.work, town.actor("community"), finished.ticket.id, "还在响", ("seen",)
    )
    assert (ticket.status, ticket.assignee, ticket.cycle) == (Status.IN_PROGRESS, assignee, cycle)
    event = town.events.of_ticket(ticket.id)[-1]
    assert (event.action, event.text, event.media) == (Action.SEND_BACK, "还在响", ("seen",))
    assert ticket.resolved_at is None


def test_the_wait_for_the_look_does_not_run_on_the_deadline(town: Town, finished: Filed) -> None:
    before = town.reports("other", "05-001").ticket.resolve_due
    town.passes(timedelta(days=7))
    ticket = send_back_result(town.work, town.actor("community"), finished.ticket.id, "还在响")
    assert before is not None
    assert ticket.resolve_due is not None
    assert ticket.resolve_due - before >= timedelta(days=7)


def test_only_the_result_that_stands_counts(town: Town, finished: Filed) -> None:
    assert on_time(town, finished) is True
    send_back_result(town.work, town.actor("community"), finished.ticket.id, "还在响")
    assert on_time(town, finished) is None
    town.passes(timedelta(days=30))
    finish_ticket(town.work, town.actor("company"), finished.ticket.id, "好了")
    assert on_time(town, finished) is False


def test_something_must_be_said(town: Town, finished: Filed) -> None:
    with pytest.raises(ReasonMissingError):
        send_back_result(town.work, town.actor("community"), finished.ticket.id, "")


def test_after_the_residents_were_asked_it_is_theirs_to_say(town: Town, finished: Filed) -> None:
    verify_result(town.work, town.actor("community"), finished.ticket.id)
    with pytest.raises(NotPossibleNowError):
        send_back_result(town.work, town.actor("community"), finished.ticket.id, "还在响")


def test_nobody_else_sends_a_result_back(town: Town, finished: Filed) -> None:
    for name in ("worker", "company", "resident", "community-west"):
        with pytest.raises(NotAllowedError):
            send_back_result(town.work, town.actor(name), finished.ticket.id, "还在响")
