"""Filing and joining."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tickets.errors import NotPossibleNowError, UnknownRecordError
from tickets.model import Origin, TimeClass
from tickets.numbers import is_number
from tickets.status import Action, Status
from tickets.usecases.file_request import Report, file_request, join_ticket
from tickets.usecases.withdraw_request import withdraw_request


def test_a_report_becomes_a_numbered_request_and_a_dispatched_ticket(town: Town) -> None:
    filed = town.reports("resident", "02-001")
    assert is_number(filed.request.number)
    assert filed.request.ticket_id == filed.ticket.id
    ticket = town.ticket(filed)
    assert (ticket.status, ticket.assignee, ticket.office) == (
        Status.DISPATCHED,
        "worker",
        "lighting",
    )
    assert (ticket.matter_id, ticket.list_version) == ("02-001", 1)


def test_a_report_without_a_matter_waits_for_triage(town: Town) -> None:
    filed = town.reports("resident", matter=None)
    assert (filed.ticket.status, filed.ticket.assignee) == (Status.SUBMITTED, None)


def test_an_urgent_report_gets_the_emergency_clocks_whatever_its_matter(town: Town) -> None:
    filed = town.reports("resident", "06-001", urgent=True)
    assert filed.ticket.time_class is TimeClass.EMERGENCY
    assert filed.ticket.urgent


def test_what_was_said_about_the_report_is_kept(town: Town) -> None:
    report = Report(
        "王奶奶家停水",
        town.place(),
        "07-001",
        media=("photo",),
        origin=Origin.INTAKE,
        anonymous=True,
        on_behalf_of="王奶奶",
    )
    request = file_request(town.work, town.actor("community"), report).request
    assert (request.text, request.media, request.origin) == (
        "王奶奶家停水",
        ("photo",),
        Origin.INTAKE,
    )
    assert (request.anonymous, request.on_behalf_of) == (True, "王奶奶")


def test_an_unknown_matter_files_nothing(town: Town) -> None:
    with pytest.raises(UnknownRecordError):
        town.reports("resident", "99-999")
    assert town.tickets.rows == {}


def test_joining_adds_a_request_with_its_own_number_to_the_ticket(town: Town) -> None:
    filed = town.reports("one")
    report = Report("我家门口也是", town.place(), "01-001")
    joined = join_ticket(town.work, town.actor("two"), filed.ticket.id, report)
    assert joined.ticket.id == filed.ticket.id
    assert joined.request.number != filed.request.number
    assert town.events.of_ticket(filed.ticket.id)[-1].action is Action.JOIN


def test_an_ended_ticket_cannot_be_joined(town: Town) -> None:
    filed = town.reports("one")
    withdraw_request(town.work, town.actor("one"), filed.request.id)
    with pytest.raises(NotPossibleNowError):
        join_ticket(town.work, town.actor("two"), filed.ticket.id, Report("我也是", town.place()))


def test_a_private_ticket_cannot_be_joined(town: Town) -> None:
    report = Report("不想活了", town.place(), "15-001", private=True)
    filed = file_request(town.work, town.actor("one"), report)
    with pytest.raises(NotPossibleNowError):
        join_ticket(town.work, town.actor("two"), filed.ticket.id, Report("我也是", town.place()))
