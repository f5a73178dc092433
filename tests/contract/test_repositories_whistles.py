"""What the domain is promised of whistles, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.unit_of_work import UnitOfWork
from tests.contract.records import EXACT, NOON, person
from tickets.errors import UnknownRecordError
from tickets.model import Ticket
from tickets.status import Status
from tickets.whistles import Call, Whistle, WhistleKind


def put_ticket(work: UnitOfWork, ticket_id: str) -> None:
    work.tickets.add(Ticket(ticket_id, Status.ACCEPTED, EXACT, NOON))


def whistle(ticket_id: str = "t1", whistle_id: str = "w1") -> Whistle:
    calls = (Call("water"), Call("lighting", "p1", NOON, 4, 2))
    return Whistle(whistle_id, ticket_id, WhistleKind.JOINT, "来看", "p1", NOON, NOON, calls)


def test_a_whistle_comes_back_as_stored_and_as_changed(work: UnitOfWork) -> None:
    work.people.add(person())
    put_ticket(work, "t1")
    work.whistles.add(whistle())
    assert work.whistles.get("w1") == whistle()
    changed = replace(whistle(), calls=(Call("water"),), result="好了", ended_at=NOON)
    work.whistles.save(changed)
    assert work.whistles.get("w1") == changed


def test_an_unknown_whistle_is_refused(work: UnitOfWork) -> None:
    with pytest.raises(UnknownRecordError):
        work.whistles.get("w1")


def test_a_tickets_whistles_come_in_order(work: UnitOfWork) -> None:
    work.people.add(person())
    for ticket_id, whistle_id in (("t1", "w2"), ("t1", "w1"), ("t2", "w3")):
        if whistle_id != "w1":
            put_ticket(work, ticket_id)
        work.whistles.add(replace(whistle(ticket_id, whistle_id), blown_by=None))
    assert [one.id for one in work.whistles.of_ticket("t1")] == ["w1", "w2"]
