"""Tests of who could take a ticket."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from handlers.colleagues import colleague_label, colleagues_for, neighbours
from handlers.context import Context
from handlers.speaker import Speaker
from tests.unit.handlers.stage import LEAK, LITTER, Stage
from tickets.people import GRID_ROLES, Role
from tickets.usecases.take_leave import take_leave


def test_the_own_grid_comes_first_and_the_office_last(stage: Stage) -> None:
    leader = stage.staff(Role.LEADER, "east")
    office = stage.staff(Role.OFFICE, "district", "water")
    helper = stage.staff(Role.PART_TIME, "east-2")
    stage.staff(Role.WORKER, "east-2")
    request = stage.file(stage.resident(), LEAK, area="east-2")
    ticket = stage.ticket(request)
    found = stage.do(lambda context: colleagues_for(context.work, ticket))
    ids = [leader.person_id, office.person_id, helper.person_id]
    assert [colleague.person.id for colleague in found] == [ids[2], ids[0], ids[1]]


def test_whoever_has_the_ticket_or_is_on_leave_cannot_take_it(stage: Stage) -> None:
    stage.staff(Role.WORKER, "east-1")
    away = stage.staff(Role.WORKER, "east-2")
    stage.act(away, take_leave, stage.clock.now() + timedelta(days=1))
    ticket = stage.ticket(stage.file(stage.resident(), LITTER))
    assert stage.do(lambda context: colleagues_for(context.work, ticket)) == []


def test_somebody_of_several_roles_is_one_colleague(stage: Stage) -> None:
    office = stage.staff(Role.OFFICE, "east", "water")
    stage.staff(Role.WORKER, "east-1")
    ticket = stage.ticket(stage.file(stage.resident(), LEAK))
    found = stage.do(lambda context: colleagues_for(context.work, ticket))
    assert [colleague.person.id for colleague in found] == [office.person_id]


def test_above_communities_nobody_is_a_neighbour(stage: Stage) -> None:
    stage.staff(Role.WORKER, "east-1")
    assert stage.do(lambda c: list(neighbours(c.work, "street", GRID_ROLES))) == []
    assert len(stage.do(lambda c: list(neighbours(c.work, "east", GRID_ROLES)))) == 1


def test_a_label_tells_where_somebody_serves_and_how_much_they_have(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    other = stage.staff(Role.WORKER, "east-2").person
    stage.file(stage.resident(), LITTER)
    reader = worker.person

    def labels(language_of: str) -> list[str]:
        def run_in(context: Context) -> list[str]:
            speaker = Speaker(context, replace(reader, language=language_of))
            found = neighbours(context.work, "east", GRID_ROLES)
            return [colleague_label(speaker, colleague) for colleague in found]

        return stage.do(run_in)

    assert labels("zh-CN")[0] == f"{reader.name}（东社区第一网格，在办 1 件）"
    assert labels("en")[1] == f"{other.name} (东社区第二网格, 0 open)"
