"""Who hears of a whistle."""

from __future__ import annotations

from handlers.whistling import tell_late
from tests.unit.handlers.stage import LITTER, Stage, Talker, labels_of, texts_of
from tickets.people import Role
from tickets.usecases.blow_whistle import blow_whistle
from tickets.usecases.report_in import report_in
from tickets.whistles import Whistle, WhistleKind


def blown(stage: Stage, worker: Talker, *offices: str) -> Whistle:
    """Let a worker blow the whistle on a new ticket."""
    request = stage.file(stage.resident(), LITTER)
    kind = WhistleKind.JOINT
    return stage.act(worker, blow_whistle, request.ticket_id, kind, offices, "一起来看")


def test_the_called_and_the_street_are_told_with_their_buttons(stage: Stage) -> None:
    worker, street = stage.staff(Role.WORKER, "east-1"), stage.staff(Role.STREET_ADMIN, "street")
    lamps = stage.staff(Role.OFFICE, "district", "lighting")
    far = stage.staff(Role.OFFICE, "west", "lighting")
    blown(stage, worker, "lighting")
    (called,) = lamps.history()
    assert "有人吹哨（联合执法）" in called.text
    assert "一起来看" in called.text
    assert "吹哨人：worker@east-1" in called.text
    assert labels_of(called) == ["报到"]
    assert "请路灯管理处" in texts_of(street.history())
    assert labels_of(street.history()[-1]) == ["办结这次吹哨"]
    assert far.history() == []


def test_whoever_blew_it_hears_who_came_and_who_is_missing(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    lamps = stage.staff(Role.OFFICE, "district", "lighting")
    water = stage.staff(Role.OFFICE, "district", "water")
    whistle = blown(stage, worker, "lighting", "water")
    stage.act(lamps, report_in, whistle.id)
    assert "路灯管理处报到了。还有 1 个没到" in worker.history()[-1].text
    stage.act(water, report_in, whistle.id)
    assert "2 个部门都到了" in worker.history()[-1].text


def test_after_the_deadline_the_missing_are_named_and_called_again(stage: Stage) -> None:
    worker, street = stage.staff(Role.WORKER, "east-1"), stage.staff(Role.STREET_ADMIN, "street")
    lamps = stage.staff(Role.OFFICE, "district", "lighting")
    water = stage.staff(Role.OFFICE, "district", "water")
    whistle = blown(stage, worker, "lighting", "water")
    stage.act(lamps, report_in, whistle.id)
    heard = len(lamps.history())
    stage.do(lambda context: tell_late(context, whistle.id))
    for told in (worker, street):
        assert "自来水公司还没报到" in told.history()[-1].text
    assert labels_of(water.history()[-1]) == ["报到"]
    assert len(lamps.history()) == heard


def test_nobody_is_told_where_all_have_come(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    lamps = stage.staff(Role.OFFICE, "district", "lighting")
    whistle = blown(stage, worker, "lighting")
    stage.act(lamps, report_in, whistle.id)
    heard = len(worker.history())
    stage.do(lambda context: tell_late(context, whistle.id))
    assert len(worker.history()) == heard
