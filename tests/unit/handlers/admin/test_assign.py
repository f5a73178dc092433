"""Tests of assigning a ticket."""

from __future__ import annotations

from tests.unit.handlers.stage import LEAK, LITTER, Stage, labels_of, texts_of
from tickets.people import Place, Role
from tickets.status import Status
from tickets.usecases.file_request import Report, file_request
from tickets.usecases.withdraw_request import withdraw_request


def test_the_staff_of_the_community_are_offered_with_what_they_have_to_do(stage: Stage) -> None:
    worker, admin = stage.staff(Role.WORKER, "east-1"), stage.staff(Role.COMMUNITY_ADMIN, "east")
    stage.file(stage.resident(), LITTER)
    request = stage.file(stage.resident(), None)
    offered = admin.presses("派给")[-1]
    assert labels_of(offered) == ["worker@east-1（东社区第一网格，在办 1 件）", "我来办"]
    assert "已派给worker@east-1" in texts_of(admin.presses_id(offered.choices[0].id))
    assert stage.ticket(request).assignee == worker.person_id
    assert "新任务" in worker.history()[-1].text


def test_the_office_that_handles_it_is_offered_last(stage: Stage) -> None:
    stage.staff(Role.OFFICE, "district", "lighting")
    water = stage.staff(Role.OFFICE, "district", "water")
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    stage.staff(Role.WORKER, "east-2")
    request = stage.file(stage.resident(), LEAK)
    offered = admin.says(f"派单 {request.number}")[-1]
    assert labels_of(offered)[1] == "office@district（自来水公司，在办 0 件）"
    admin.presses_id(offered.choices[1].id)
    assert stage.ticket(request).assignee == water.person_id


def test_an_admin_can_take_it_and_then_work_on_it(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    request = stage.file(stage.resident(), None)
    admin.says("派单")
    assert "附近没有别人可派" in texts_of(admin.says(request.number))
    assert "接单" in labels_of(admin.presses("我来办")[-1])
    assert stage.ticket(request).assignee == admin.person_id


def test_a_number_of_another_area_is_unknown(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "west")
    request = stage.file(stage.resident(), None)
    asked = admin.says(f"/assign {request.number}")[-1]
    assert "本辖区没有这个编号" in asked.text
    assert labels_of(asked) == ["这是要上报的问题"]


def test_what_has_ended_cannot_be_assigned(stage: Stage) -> None:
    resident, admin = stage.resident(), stage.staff(Role.COMMUNITY_ADMIN, "east")
    request = stage.file(resident, None)
    stage.act(resident, withdraw_request, request.id)
    assert "状态已经变了" in texts_of(admin.says(f"派单 {request.number}"))


def test_many_colleagues_come_in_pages(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    for _ in range(9):
        stage.staff(Role.PART_TIME, "east-1")
    stage.file(stage.resident(), None)
    assert labels_of(admin.presses("派给")[-1])[-2:] == ["下一页", "我来办"]
    assert labels_of(admin.presses("下一页")[-1])[-2:] == ["上一页", "我来办"]


def test_a_leader_can_assign_within_the_grid(stage: Stage) -> None:
    leader, other = stage.staff(Role.LEADER, "east"), stage.staff(Role.WORKER, "east-2")
    request = stage.file(stage.resident(), LITTER)
    leader.presses("派给")
    leader.presses("worker@east-2（东社区第二网格，在办 0 件）")
    ticket = stage.ticket(request)
    assert (ticket.assignee, ticket.status) == (other.person_id, Status.DISPATCHED)


def test_a_private_ticket_goes_to_another_person_on_call_only(stage: Stage) -> None:
    admin, other = (stage.staff(Role.COMMUNITY_ADMIN, "east") for _ in range(2))
    stage.staff(Role.WORKER, "east-1")
    path = stage.do(lambda context: context.work.areas.get("east-1").path)
    report = Report("不想活了", Place("east-1", path), LITTER, private=True)
    request = stage.act(stage.resident(), file_request, report).request
    held = stage.ticket(request).assignee
    assert held in {admin.person_id, other.person_id}
    holder, free = (admin, other) if held == admin.person_id else (other, admin)
    assert labels_of(holder.says(f"派单 {request.number}")[-1]) == [
        f"{free.person.name}（东社区，在办 0 件）"
    ]
