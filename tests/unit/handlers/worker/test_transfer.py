"""Tests of handing a task to a colleague."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.handlers.stage import LITTER, Stage, labels_of, texts_of
from tickets.people import Role
from tickets.status import Status
from tickets.usecases.take_leave import take_leave


def test_a_task_goes_to_the_colleague_with_the_reason(stage: Stage) -> None:
    worker, other = stage.staff(Role.WORKER, "east-1"), stage.staff(Role.WORKER, "east-2")
    request = stage.file(stage.resident(), LITTER)
    offered = worker.presses("转给同事")[-1]
    assert labels_of(offered) == [
        "worker@east-2（东社区第二网格，在办 0 件）",
        "吹哨，请部门来",
    ]
    assert "为什么转给worker@east-2" in texts_of(worker.presses_id(offered.choices[0].id))
    assert "为什么转给" in texts_of(worker.sends_photo())
    assert "已转给worker@east-2" in texts_of(worker.says("在他的网格"))
    ticket = stage.ticket(request)
    assert (ticket.assignee, ticket.status) == (other.person_id, Status.DISPATCHED)
    assert "新任务" in other.history()[-1].text


def test_nobody_on_leave_or_of_another_community_is_offered(stage: Stage) -> None:
    worker, other = stage.staff(Role.WORKER, "east-1"), stage.staff(Role.WORKER, "east-2")
    stage.staff(Role.WORKER, "west-1")
    stage.act(other, take_leave, stage.clock.now() + timedelta(days=1))
    stage.file(stage.resident(), LITTER)
    offered = worker.presses("转给同事")[-1]
    assert "没有可以转的同事" in offered.text
    assert labels_of(offered) == ["吹哨，请部门来"]


def test_many_colleagues_come_in_pages(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    for _ in range(9):
        stage.staff(Role.PART_TIME, "east-1")
    stage.file(stage.resident(), LITTER)
    worker.presses("转给同事")
    assert len(labels_of(worker.presses("下一页")[-1])) == 3
