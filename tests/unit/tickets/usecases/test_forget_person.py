"""Forgetting a person."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.errors import NotAllowedError
from tickets.people import Identity
from tickets.status import Status
from tickets.usecases.add_to_request import add_to_request
from tickets.usecases.forget_person import (
    FORGET_JOB,
    LAST_WORD,
    forget_accounts,
    forget_person,
)


def test_everything_personal_goes_and_open_requests_are_withdrawn(town: Town) -> None:
    town.with_phone("resident", "13800000000")
    town.people.save_identity(Identity("resident", "webchat", "web", "x", True, town.now))
    filed = town.reports("resident")
    add_to_request(town.work, town.actor("resident"), filed.request.id, "我是三楼的", ("photo",))
    forget_person(town.work, town.actor("resident"))
    person, request = town.person("resident"), town.request(filed)
    assert (person.name, person.phone, person.home) == ("", None, None)
    assert person.forgotten_at == town.now
    assert town.people.identities("resident") == []
    assert (request.text, request.media) == ("", ())
    assert town.ticket(filed).status is Status.WITHDRAWN
    said = [e for e in town.events.of_ticket(filed.ticket.id) if e.request_id == request.id]
    assert all(event.text == "" and event.media == () for event in said)


def test_accounts_go_when_the_last_word_is_said(town: Town) -> None:
    town.people.save_identity(Identity("resident", "telegram", "7000", "x", True, town.now))
    forget_person(town.work, town.actor("resident"))
    assert town.jobs.rows[FORGET_JOB, "resident"] == town.now + LAST_WORD
    assert len(town.people.identities("resident")) == 1
    forget_accounts(town.work, "resident")
    assert town.people.identities("resident") == []


def test_who_is_not_forgotten_keeps_their_accounts(town: Town) -> None:
    town.with_phone("resident", "13800000000")
    town.people.save_identity(Identity("resident", "webchat", "web", "x", True, town.now))
    forget_accounts(town.work, "resident")
    assert len(town.people.identities("resident")) == 1


def test_a_result_stays_in_the_citys_record(town: Town, resolved: Stage) -> None:
    filed = resolved()
    forget_person(town.work, town.actor("resident"))
    assert town.ticket(filed).status is Status.RESOLVED
    assert town.request(filed).place.path == filed.request.place.path


def test_staff_must_give_up_their_roles_first(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        forget_person(town.work, town.actor("worker"))
