"""Who is there."""

from __future__ import annotations

from datetime import timedelta

from tests.support.town import Town
from tickets.attendance import first_present
from tickets.usecases.take_leave import take_leave


def away(town: Town, name: str, deputy: str | None = None) -> None:
    take_leave(town.work, town.actor(name), town.now + timedelta(days=1), deputy)


def test_the_first_who_is_there_is_taken(town: Town) -> None:
    people = [town.person("worker"), town.person("worker-2")]
    assert first_present(town.work, people) == people[0]
    away(town, "worker")
    assert first_present(town.work, people) == people[1]


def test_a_deputy_stands_in_when_nobody_is_there(town: Town) -> None:
    away(town, "worker", deputy="worker-2")
    assert first_present(town.work, [town.person("worker")]) == town.person("worker-2")


def test_a_deputy_on_leave_does_not_stand_in(town: Town) -> None:
    away(town, "worker", deputy="worker-2")
    away(town, "worker-2")
    assert first_present(town.work, [town.person("worker")]) is None


def test_a_leave_ends_by_itself(town: Town) -> None:
    away(town, "worker")
    town.passes(timedelta(days=1))
    assert first_present(town.work, [town.person("worker")]) == town.person("worker")


def test_nobody_of_nobody_is_there(town: Town) -> None:
    assert first_present(town.work, []) is None
