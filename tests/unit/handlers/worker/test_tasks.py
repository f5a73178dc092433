"""Tests of the list of open tasks."""

from __future__ import annotations

from tests.unit.handlers.stage import LEAK, LITTER, Stage, labels_of
from tickets.people import Role


def test_a_worker_without_tasks_is_told_so(stage: Stage) -> None:
    assert "没有待办" in stage.staff(Role.WORKER, "east-1").says("任务")[-1].text


def test_what_is_late_stands_first(stage: Stage) -> None:
    worker, resident = stage.staff(Role.WORKER, "east-1"), stage.resident()
    stage.file(resident, LITTER)
    stage.file(resident, LEAK)
    stage.clock.forward(hours=2)
    listed = worker.says("/tasks")[-1]
    assert listed.text.startswith("待办 2 件，超时 1 件")
    assert labels_of(listed) == [
        "水管漏水 · 幸福小区 3号楼 · 已超时",
        "垃圾乱堆 · 幸福小区 3号楼 · 今天 15:30前",
    ]


def test_more_than_eight_tasks_come_in_pages(stage: Stage) -> None:
    worker, resident = stage.staff(Role.WORKER, "east-1"), stage.resident()
    for _ in range(9):
        stage.file(resident, LITTER)
    assert len(labels_of(worker.says("任务")[-1])) == 9
    assert len(labels_of(worker.presses("下一页")[-1])) == 2


def test_office_staff_see_what_their_office_handles(stage: Stage) -> None:
    office = stage.staff(Role.OFFICE, "district", "water")
    stage.staff(Role.WORKER, "east-1")
    stage.file(stage.resident(), LEAK)
    stage.file(stage.resident(), LITTER)
    assert "水管漏水" in labels_of(office.says("任务")[-1])[0]
    assert "待办 1 件" in office.says("任务")[-1].text


def test_a_leader_sees_what_became_late_in_the_grids(stage: Stage) -> None:
    leader, resident = stage.staff(Role.LEADER, "east"), stage.resident()
    stage.staff(Role.WORKER, "east-1")
    stage.file(resident, LEAK)
    assert "没有待办" in leader.says("任务")[-1].text
    stage.clock.forward(hours=2)
    assert "超时 1 件" in leader.says("任务")[-1].text


def test_residents_have_no_list_of_tasks(stage: Stage) -> None:
    assert "没有这个命令" in stage.resident().says("/tasks")[-1].text
