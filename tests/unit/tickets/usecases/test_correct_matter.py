"""Saying that what was filed unasked is something else."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tickets.errors import NotAllowedError, NotPossibleNowError
from tickets.model import TimeClass
from tickets.status import Action, Status
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.correct_matter import correct_matter
from tickets.usecases.file_request import Filed, Report, file_request, join_ticket
from tickets.usecases.start_work import start_work


@pytest.fixture
def filed(town: Town) -> Filed:
    """A request that was filed without asking."""
    report = Report("路灯坏了", town.place(), "01-001", unasked=True)
    return file_request(town.work, town.actor("resident"), report)


def test_the_ticket_is_dispatched_anew_by_what_it_is(town: Town, filed: Filed) -> None:
    ticket = correct_matter(town.work, town.actor("resident"), filed.request.id, "06-001")
    assert (ticket.status, ticket.assignee) == (Status.DISPATCHED, "worker")
    assert (ticket.office, ticket.time_class) == ("lighting", TimeClass.COMPLEX)
    actions = [event.action for event in town.events.of_ticket(ticket.id)]
    assert actions[-2:] == [Action.CORRECT, Action.DISPATCH]


def test_an_accepted_ticket_may_still_be_corrected(town: Town, filed: Filed) -> None:
    accept_ticket(town.work, town.actor("worker"), filed.ticket.id)
    ticket = correct_matter(town.work, town.actor("resident"), filed.request.id, "06-001")
    assert ticket.status is Status.DISPATCHED


def test_who_does_not_know_leaves_it_to_triage(town: Town, filed: Filed) -> None:
    ticket = correct_matter(town.work, town.actor("resident"), filed.request.id, None)
    assert (ticket.status, ticket.matter_id, ticket.office) == (Status.SUBMITTED, None, None)
    assert ticket.assignee is None


def test_nobody_elses_request_is_corrected(town: Town, filed: Filed) -> None:
    with pytest.raises(NotAllowedError):
        correct_matter(town.work, town.actor("neighbour"), filed.request.id, "06-001")


def test_what_a_person_chose_is_not_corrected(town: Town) -> None:
    filed = town.reports("resident")
    with pytest.raises(NotAllowedError):
        correct_matter(town.work, town.actor("resident"), filed.request.id, "06-001")


def test_once_the_work_has_begun_it_is_too_late(town: Town, filed: Filed) -> None:
    accept_ticket(town.work, town.actor("worker"), filed.ticket.id)
    start_work(town.work, town.actor("worker"), filed.ticket.id)
    with pytest.raises(NotPossibleNowError):
        correct_matter(town.work, town.actor("resident"), filed.request.id, "06-001")


def test_what_neighbours_have_joined_stays_what_it_is(town: Town, filed: Filed) -> None:
    join_ticket(town.work, town.actor("neighbour"), filed.ticket.id, Report("灯不亮", town.place()))
    with pytest.raises(NotPossibleNowError):
        correct_matter(town.work, town.actor("resident"), filed.request.id, "06-001")
