"""Reporting in to a whistle."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tickets.errors import NotAllowedError, NotPossibleNowError
from tickets.people import Role
from tickets.status import Action
from tickets.usecases.blow_whistle import blow_whistle
from tickets.usecases.end_whistle import end_whistle
from tickets.usecases.report_in import report_in
from tickets.whistles import Whistle, WhistleKind


@pytest.fixture
def whistle(town: Town) -> Whistle:
    """Call the lighting office and the water company to a ticket."""
    ticket = town.reports("resident").ticket
    offices = ("lighting", "water")
    return blow_whistle(
        town.work, town.actor("worker"), ticket.id, WhistleKind.JOINT, offices, "来"
    )


def test_the_office_of_whoever_comes_is_there(town: Town, whistle: Whistle) -> None:
    reported = report_in(town.work, town.actor("lamps"), whistle.id)
    assert reported.missing == ("water",)
    assert (reported.calls[0].reported_by, reported.calls[0].reported_at) == ("lamps", town.now)
    event = town.events.of_ticket(whistle.ticket_id)[-1]
    assert (event.action, event.text) == (Action.REPORT_IN, "lighting")


def test_an_office_reports_in_once_and_not_after_the_end(town: Town, whistle: Whistle) -> None:
    town.appoint("water-man", Role.OFFICE, "district", "water")
    report_in(town.work, town.actor("lamps"), whistle.id)
    with pytest.raises(NotPossibleNowError):
        report_in(town.work, town.actor("lamps"), whistle.id)
    end_whistle(town.work, town.actor("worker"), whistle.id, "修好了")
    with pytest.raises(NotPossibleNowError):
        report_in(town.work, town.actor("water-man"), whistle.id)


def test_nobody_reports_in_for_an_office_that_is_not_theirs(town: Town, whistle: Whistle) -> None:
    town.appoint("elsewhere", Role.OFFICE, "west", "water")
    for name in ("worker", "resident", "elsewhere"):
        with pytest.raises(NotAllowedError):
            report_in(town.work, town.actor(name), whistle.id)
