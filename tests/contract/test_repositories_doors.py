"""What the domain is promised of doors, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from storage.unit_of_work import UnitOfWork
from tests.contract.records import EXACT, NOON, person
from tickets.doors import Door


def door(token: str = "t1", building: str = "3") -> Door:  # noqa: S107 - a key
    return Door(token, "e1", building, EXACT, NOON)


def test_a_door_comes_back_as_stored(work: UnitOfWork) -> None:
    work.people.add(person())
    stored = replace(door(), created_by="p1")
    work.doors.add(stored)
    assert work.doors.find("t1") == stored
    assert work.doors.find("t2") is None


def test_a_token_is_used_once(work: UnitOfWork) -> None:
    work.doors.add(door())
    with pytest.raises(IntegrityError), work.savepoint():
        work.doors.add(door(building="4"))


def test_a_revoked_door_is_found_and_no_longer_valid(work: UnitOfWork) -> None:
    work.doors.add(door())
    work.doors.add(door("t2", "4"))
    work.doors.revoke("t1", NOON)
    assert work.doors.find("t1") == replace(door(), revoked_at=NOON)
    assert work.doors.valid_of(["e1"]) == [door("t2", "4")]


def test_the_valid_doors_of_the_named_estates_only_are_returned(work: UnitOfWork) -> None:
    work.doors.add(door())
    work.doors.add(replace(door("t2"), estate="e2"))
    work.doors.add(replace(door("t3"), estate="e3"))
    found = work.doors.valid_of({"e1", "e3"})
    assert [one.token for one in found] == ["t1", "t3"]
    assert work.doors.valid_of(()) == []
