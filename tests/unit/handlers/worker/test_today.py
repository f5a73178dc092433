"""Tests of the sum of the day."""

from __future__ import annotations

from tests.unit.handlers.stage import LEAK, LITTER, Stage, labels_of
from tickets.people import Role
from tickets.usecases.confirm_result import confirm_result

MORE_THAN_A_PAGE = 51  # of what a repository lists at once


def test_the_day_counts_what_is_due_late_and_done(stage: Stage) -> None:
    worker, resident = stage.staff(Role.WORKER, "east-1"), stage.resident()
    stage.finish(worker, stage.file(resident, LITTER))
    stage.file(resident, LEAK)
    stage.file(resident, LITTER)
    stage.clock.forward(hours=2)
    listed = worker.says("今日")[-1]
    assert listed.text == "今天：到期 1 件，超时 1 件，办结 1 件。"
    assert len(labels_of(listed)) == 2


def test_yesterday_is_not_today(stage: Stage) -> None:
    worker, resident = stage.staff(Role.WORKER, "east-1"), stage.resident()
    stage.finish(worker, stage.file(resident, LITTER))
    stage.clock.forward(days=1)
    assert worker.says("/today")[-1].text == "今天：到期 0 件，超时 0 件，办结 0 件。"


def test_what_is_done_today_counts_after_many_earlier_ones(stage: Stage) -> None:
    worker, resident = stage.staff(Role.WORKER, "east-1"), stage.resident()
    for _ in range(MORE_THAN_A_PAGE):
        earlier = stage.file(resident, LITTER)
        stage.finish(worker, earlier)
        stage.act(resident, confirm_result, earlier.id)
    stage.clock.forward(days=1)
    request = stage.file(resident, LITTER)
    stage.finish(worker, request)
    stage.act(resident, confirm_result, request.id)
    stage.clock.forward(minutes=1)
    assert "办结 1 件" in worker.says("今日")[-1].text


def test_what_is_due_comes_in_pages(stage: Stage) -> None:
    worker, resident = stage.staff(Role.WORKER, "east-1"), stage.resident()
    for _ in range(9):
        stage.file(resident, LEAK)
    worker.says("今日")
    assert len(labels_of(worker.presses("下一页")[-1])) == 2


def test_words_after_today_are_a_report(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    assert "到期" not in worker.says("今天 幸福小区3号楼路灯不亮")[-1].text
