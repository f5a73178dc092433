"""What the domain is promised of broadcasts, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.unit_of_work import UnitOfWork
from tests.contract.records import COMMUNITY, EXACT, GRID_1, GRID_2, NOON, OTHER_STREET, person
from tickets.broadcasts import Broadcast
from tickets.errors import UnknownRecordError


def test_a_broadcast_comes_back_as_stored_and_as_changed(work: UnitOfWork) -> None:
    work.people.add(person())
    broadcast = Broadcast("b1", "K", COMMUNITY, "明天停水", "p1", NOON)
    work.broadcasts.add(broadcast)
    assert work.broadcasts.get("b1") == broadcast
    further = replace(broadcast, cursor="p7", told=7, ended_at=NOON)
    work.broadcasts.save(further)
    assert work.broadcasts.get("b1") == further
    with pytest.raises(UnknownRecordError):
        work.broadcasts.get("b2")


def test_residents_are_those_whose_home_lies_there_in_order(work: UnitOfWork) -> None:
    homes = (("p3", GRID_1), ("p1", EXACT), ("p2", GRID_2), ("p4", OTHER_STREET), ("p5", None))
    for who, home in homes:
        work.people.add(replace(person(who), home=home))
    assert work.broadcasts.count_residents(COMMUNITY) == 3
    assert work.broadcasts.residents(COMMUNITY, "", 2) == ["p1", "p2"]
    assert work.broadcasts.residents(COMMUNITY, "p2", 2) == ["p3"]


def test_who_moves_is_found_where_they_live_now(work: UnitOfWork) -> None:
    work.people.add(replace(person(), home=GRID_1))
    work.people.save(replace(person(), home=OTHER_STREET))
    assert work.broadcasts.count_residents(COMMUNITY) == 0
    work.people.save(replace(person(), home=None))
    assert work.broadcasts.count_residents(OTHER_STREET.path) == 0
