"""Tests of what a transaction remembers: less is read, and never anything else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from storage.tables.people import people
from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON, assignment, event, person, request, ticket
from tests.unit.storage.plans import Plans
from tickets.errors import UnknownRecordError


def _stored(work: UnitOfWork) -> None:
    work.people.add(person())
    work.people.assign(assignment("a1", "p1"))
    work.tickets.add(ticket())
    work.requests.add(request())
    work.events.append(event("e1"))


def _read_all(work: UnitOfWork) -> None:
    work.people.get("p1")
    work.people.assignments("p1", NOON)
    work.tickets.get("t1")
    work.requests.of_ticket("t1")
    work.events.of_ticket("t1")


def test_what_was_read_is_not_read_again(work: UnitOfWork, plans: Plans) -> None:
    _stored(work)
    _read_all(work)
    before = len(plans.statements)
    _read_all(work)
    assert len(plans.statements) == before


def test_what_was_changed_is_read_anew(work: UnitOfWork) -> None:
    _stored(work)
    _read_all(work)
    work.people.save(replace(person(), name="另一个"))
    work.tickets.save(replace(ticket(), cycle=7))
    work.requests.save(replace(request(), text="改了"))
    work.people.end_assignment(assignment("a1", "p1").id, NOON - timedelta(days=1))
    work.events.append(replace(event("e2"), revision=2))
    assert work.people.get("p1").name == "另一个"
    assert work.tickets.get("t1").cycle == 7
    assert work.requests.of_ticket("t1")[0].text == "改了"
    assert not work.people.assignments("p1", NOON)
    assert len(work.events.of_ticket("t1")) == 2


def test_each_savepoint_looks_for_itself(work: UnitOfWork) -> None:
    _stored(work)
    _read_all(work)
    work.connection.execute(update(people).values(name="从别处"))
    with work.savepoint():
        assert work.people.get("p1").name == "从别处"


def test_what_was_undone_is_forgotten(work: UnitOfWork) -> None:
    _stored(work)

    def change_and_fail() -> None:
        with work.savepoint():
            work.people.save(replace(person(), name="过去"))
            assert work.people.get("p1").name == "过去"
            work.people.get("nobody")

    with pytest.raises(UnknownRecordError):
        change_and_fail()
    assert work.people.get("p1").name == person().name


def test_a_locked_ticket_is_read_as_it_is_now(work: UnitOfWork, plans: Plans) -> None:
    _stored(work)
    _read_all(work)
    before = len(plans.statements)
    work.tickets.get_for_update("t1")
    work.requests.of_ticket("t1")
    assert len(plans.statements) == before + 2
