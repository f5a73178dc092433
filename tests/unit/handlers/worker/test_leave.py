"""Tests of going on leave."""

from __future__ import annotations

import pytest

from tests.unit.handlers.stage import LITTER, Stage, Talker, labels_of, texts_of
from tickets.people import Absence, Role


def absence_of(stage: Stage, talker: Talker) -> Absence | None:
    """Return the leave somebody is on now."""
    person_id, now = talker.person_id, stage.clock.now()
    return stage.do(lambda context: context.work.people.find_absence(person_id, now))


def test_new_tasks_go_to_the_deputy_who_is_told(stage: Stage) -> None:
    worker, deputy = stage.staff(Role.WORKER, "east-1"), stage.staff(Role.WORKER, "east-2")
    worker.says("请假")
    worker.presses("到明天")
    assert "由worker@east-2代办" in texts_of(worker.presses("worker@east-2"))
    assert "worker@east-1请假到明天 23:59" in deputy.history()[-1].text
    request = stage.file(stage.resident(), LITTER)
    assert stage.ticket(request).assignee == deputy.person_id


@pytest.mark.parametrize("words", ["11月25日", "25号", "3天", "2026-11-25"])
def test_a_day_may_be_typed(stage: Stage, words: str) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    worker.says("请假")
    assert "已请假，到11月25日 23:59" in texts_of(worker.says(words))


def test_a_day_may_stand_in_the_command(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    worker.says("请假 3天")
    absence = absence_of(stage, worker)
    assert absence is not None
    assert absence.deputy is None


@pytest.mark.parametrize("words", ["看情况", "2020-01-01", "999天", "2月30日"])
def test_no_day_is_asked_for_again_and_a_report_stays_one_tap_away(
    stage: Stage, words: str
) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    worker.says("请假")
    again = worker.says(words)[-1]
    assert "没看懂是哪天" in again.text
    assert labels_of(again)[-1] == "这是要上报的问题"
    assert absence_of(stage, worker) is None


def test_leave_can_be_taken_without_a_deputy(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    stage.staff(Role.WORKER, "east-2")
    worker.says("请假")
    worker.presses("一周")
    assert "先给网格长或社区" in texts_of(worker.presses("不用代办"))


def test_leave_is_extended_and_not_cut_short(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    worker.says("请假 3天")
    assert "您在请假，到11月25日 23:59" in texts_of(worker.says("请假"))
    assert "已经请假到11月25日 23:59" in texts_of(worker.presses("今天"))
    assert "已请假，到11月26日 23:59" in texts_of(worker.says("请假 4天"))


def test_the_person_on_call_is_stood_in_for_by_another_only(stage: Stage) -> None:
    admin, other = (stage.staff(Role.COMMUNITY_ADMIN, "east") for _ in range(2))
    stage.staff(Role.WORKER, "east-1")
    admin.says("请假")
    offered = admin.presses("今天")[-1]
    assert labels_of(offered) == [other.person.name, "不用代办"]


def test_office_staff_are_stood_in_for_by_their_own_office(stage: Stage) -> None:
    one, other = (stage.staff(Role.OFFICE, "district", "water") for _ in range(2))
    stage.staff(Role.OFFICE, "district", "lighting")
    one.says("请假")
    assert labels_of(one.presses("今天")[-1]) == [other.person.name, "不用代办"]


def test_many_colleagues_come_in_pages(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    for _ in range(9):
        stage.staff(Role.PART_TIME, "east-2")
    worker.says("请假")
    worker.presses("今天")
    assert len(labels_of(worker.presses("下一页")[-1])) == 3


@pytest.mark.parametrize("words", ["/leave end", "请假 结束", "请假 销假"])
def test_a_leave_can_be_ended_early_and_the_deputy_is_told(stage: Stage, words: str) -> None:
    worker, deputy = stage.staff(Role.WORKER, "east-1"), stage.staff(Role.WORKER, "east-2")
    worker.says("请假 3天")
    worker.presses("worker@east-2")
    assert "已销假" in texts_of(worker.says(words))
    assert absence_of(stage, worker) is None
    assert "worker@east-1提前销假了" in deputy.history()[-1].text
    request = stage.file(stage.resident(), LITTER)
    assert stage.ticket(request).assignee == worker.person_id


def test_the_leave_of_now_shows_how_to_end_it(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    worker.says("请假 3天")
    assert "提前销假" in labels_of(worker.says("请假")[-1])
    assert "已销假" in texts_of(worker.presses("提前销假"))
    assert "您没有在请假" in texts_of(worker.says("/leave end"))
