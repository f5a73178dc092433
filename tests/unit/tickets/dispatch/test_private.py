"""A private ticket goes to the community's person on call."""

from __future__ import annotations

from tests.support.town import Town
from tickets.model import Ticket
from tickets.usecases.file_request import Report, file_request


def private_ticket(town: Town, area: str, matter: str | None = "15-001") -> Ticket:
    report = Report("不想活了", town.place(area), matter, private=True)
    return file_request(town.work, town.actor("resident"), report).ticket


def test_the_nearest_community_admin_gets_it_never_the_grid(town: Town) -> None:
    assert private_ticket(town, "east-1").assignee == "community"


def test_without_anyone_on_call_it_waits_for_triage(town: Town) -> None:
    assert private_ticket(town, "street").assignee is None


def test_an_ordinary_ticket_is_not_the_person_on_calls(town: Town) -> None:
    assert town.reports("resident").ticket.assignee == "worker"


def test_it_does_not_wait_until_somebody_says_which_matter_it_is(town: Town) -> None:
    assert private_ticket(town, "east-1", matter=None).assignee == "community"
