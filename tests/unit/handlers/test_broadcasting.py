"""Spreading a broadcast."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers import broadcasting
from handlers.broadcasting import spread_broadcast
from tests.unit.handlers.stage import Stage, Talker, texts_of
from tickets.people import Place, Role
from tickets.usecases.bind_home import bind_home
from tickets.usecases.send_broadcast import send_broadcast


def living_in(stage: Stage, area: str) -> Talker:
    """Return a resident whose home lies in an area."""
    resident = stage.resident()
    path = stage.do(lambda context: context.work.areas.get(area).path)
    stage.act(resident, bind_home, Place(area, path))
    return resident


def spread(stage: Stage, broadcast_id: str) -> None:
    stage.do(lambda context: spread_broadcast(context, broadcast_id))


def test_those_who_live_there_are_told_once_and_the_author_how_many(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    here = [living_in(stage, area) for area in ("east-1", "east-2", "east")]
    elsewhere, nowhere = living_in(stage, "west-1"), stage.resident()
    broadcast = stage.act(admin, send_broadcast, "east", "明天停水")
    for _ in range(2):
        spread(stage, broadcast.id)
    for resident in here:
        assert texts_of(resident.history()) == "东社区通知：\n明天停水"
    assert elsewhere.history() + nowhere.history() == []
    assert texts_of(admin.history()) == "东社区的通知发完了，共 3 位居民。"


def test_a_portion_at_a_time_is_told_and_nobody_twice(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broadcasting, "PORTION", 2)
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    here = [living_in(stage, "east-1") for _ in range(5)]
    broadcast = stage.act(admin, send_broadcast, "east", "明天停水")
    told = []
    for _ in range(3):
        spread(stage, broadcast.id)
        told.append(sum(len(resident.history()) for resident in here))
    assert told == [2, 4, 5]
    assert "共 5 位" in texts_of(admin.history())


def test_what_has_not_arrived_within_three_days_is_dropped(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    resident = living_in(stage, "east-1")
    broadcast = stage.act(admin, send_broadcast, "east", "明天停水")
    spread(stage, broadcast.id)
    person_id = resident.person_id
    rows = stage.database.run_read(
        lambda uow: uow.connection.exec_driver_sql(
            "SELECT importance, expires_at - created_at FROM outbox WHERE person_id = ?",
            (person_id,),
        ).all()
    )
    assert [tuple(row) for row in rows] == [("broadcast", timedelta(days=3).total_seconds() * 1e6)]
