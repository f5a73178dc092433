"""Who looks at a result before the requesters are asked."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tickets.people import Role
from tickets.recording import Deed, record
from tickets.status import Action
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.file_request import Filed
from tickets.usecases.finish_ticket import finish_ticket
from tickets.usecases.verify_result import verify_result
from tickets.verification import asks_requesters


@pytest.fixture(autouse=True)
def _property_company(town: Town) -> None:
    town.appoint("company", Role.OFFICE, "district", "property")


def finished(town: Town, by: str, matter: str = "05-001") -> Filed:
    filed = town.reports("resident", matter)
    accept_ticket(town.work, town.actor(by), filed.ticket.id)
    finish_ticket(town.work, town.actor(by), filed.ticket.id, "好了", ("photo",))
    return filed


def test_the_companys_own_result_is_verified_first(town: Town) -> None:
    filed = finished(town, "company")
    assert not asks_requesters(town.work, town.ticket(filed))
    verify_result(town.work, town.actor("community"), filed.ticket.id)
    assert asks_requesters(town.work, town.ticket(filed))


def test_each_cycle_is_verified_anew(town: Town) -> None:
    filed = finished(town, "company")
    verify_result(town.work, town.actor("community"), filed.ticket.id)
    record(town.work, town.ticket(filed), Deed(Action.DISPUTE))
    accept_ticket(town.work, town.actor("company"), filed.ticket.id)
    finish_ticket(town.work, town.actor("company"), filed.ticket.id, "又好了")
    assert not asks_requesters(town.work, town.ticket(filed))


def test_what_the_grid_worker_finished_has_been_seen(town: Town) -> None:
    assert asks_requesters(town.work, town.ticket(finished(town, "worker")))


def test_an_office_that_is_no_property_company_needs_no_second_look(town: Town) -> None:
    assert asks_requesters(town.work, town.ticket(finished(town, "lamps", "02-001")))


def test_without_anyone_to_verify_the_residents_are_asked_at_once(town: Town) -> None:
    filed = finished(town, "company")
    town.people.end_assignment(town.actor("community").assignments[0].id, town.now)
    assert asks_requesters(town.work, town.ticket(filed))


def test_a_ticket_without_a_matter_asks_its_requesters(town: Town) -> None:
    assert asks_requesters(town.work, town.reports("resident", matter=None).ticket)


def test_a_ticket_without_a_result_has_nothing_to_look_at(town: Town) -> None:
    assert asks_requesters(town.work, town.reports("resident", "05-001").ticket)
