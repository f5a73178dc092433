"""Role × area × action."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tickets.errors import NotAllowedError, NotPossibleNowError
from tickets.people import Role
from tickets.permissions import administered, may_invite, may_see, relations_of, require
from tickets.status import Action, Relation
from tickets.usecases.file_request import Report, file_request
from tickets.usecases.withdraw_request import withdraw_request


def test_everyone_is_to_a_ticket_what_their_role_and_area_make_them(town: Town) -> None:
    ticket = town.reports("resident", "02-001").ticket
    found = {
        name: relations_of(town.work, town.actor(name), ticket)
        for name in ("resident", "worker", "lamps", "leader", "community", "street", "city-admin")
    }
    assert found == {
        "resident": {Relation.REQUESTER},
        "worker": {Relation.ASSIGNEE},
        "lamps": {Relation.OFFICE},
        "leader": {Relation.LEADER},
        "community": {Relation.ADMIN},
        "street": {Relation.ADMIN},
        "city-admin": {Relation.ADMIN},
    }


@pytest.mark.parametrize("name", ["stranger", "worker-2", "community-west"])
def test_others_are_nothing_to_it_and_may_not_see_it(town: Town, name: str) -> None:
    ticket = town.reports("resident", "02-001").ticket
    assert not may_see(town.work, town.actor(name), ticket)
    with pytest.raises(NotAllowedError):
        require(town.work, town.actor(name), ticket, Action.ACCEPT)


def test_another_office_is_nothing_to_it(town: Town) -> None:
    water = town.appoint("water", Role.OFFICE, "district", "water")
    assert not may_see(town.work, water, town.reports("resident", "02-001").ticket)


def test_a_requester_may_not_do_the_workers_part(town: Town) -> None:
    ticket = town.reports("resident").ticket
    with pytest.raises(NotAllowedError):
        require(town.work, town.actor("resident"), ticket, Action.ACCEPT)


def test_what_the_status_forbids_is_told_apart_from_what_the_role_forbids(town: Town) -> None:
    ticket = town.reports("resident").ticket
    with pytest.raises(NotPossibleNowError):
        require(town.work, town.actor("worker"), ticket, Action.FINISH)
    with pytest.raises(NotAllowedError):
        require(town.work, town.actor("stranger"), ticket, Action.FINISH)


def test_who_withdrew_is_no_requester_any_more(town: Town) -> None:
    filed = town.reports("resident")
    withdraw_request(town.work, town.actor("resident"), filed.request.id)
    assert not may_see(town.work, town.actor("resident"), town.ticket(filed))


def test_an_assignee_who_lost_every_role_loses_the_ticket(town: Town) -> None:
    ticket = town.reports("resident").ticket
    town.people.end_assignment(town.actor("worker").assignments[0].id, town.now)
    assert not may_see(town.work, town.actor("worker"), ticket)


def test_a_private_ticket_is_seen_by_the_requester_and_the_person_on_call_alone(
    town: Town,
) -> None:
    report = Report("不想活了", town.place(), "01-001", private=True, urgent=True)
    ticket = file_request(town.work, town.actor("resident"), report).ticket
    seeing = {name for name in town.people.persons if may_see(town.work, town.actor(name), ticket)}
    assert seeing == {"resident", "community"}


def test_administering_nothing_is_refused(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        administered(town.actor("worker"))
    assert [a.area for a in administered(town.actor("street"))] == ["street"]
    with pytest.raises(NotAllowedError):
        administered(town.actor("community"), Role.CITY_ADMIN)


@pytest.mark.parametrize(
    ("name", "role", "area", "allowed"),
    [
        ("community", Role.WORKER, "east-1", True),
        ("community", Role.WORKER, "west-1", False),
        ("community", Role.COMMUNITY_ADMIN, "east", False),
        ("street", Role.COMMUNITY_ADMIN, "west", True),
        ("street", Role.STREET_ADMIN, "street", False),
        ("city-admin", Role.CITY_ADMIN, "city", True),
        ("worker", Role.WORKER, "east-1", False),
    ],
)
def test_who_may_offer_a_role_is_a_matter_of_role_and_area(
    town: Town,
    name: str,
    role: Role,
    area: str,
    allowed: bool,
) -> None:
    assert may_invite(town.actor(name), role, town.areas.get(area).path) is allowed
