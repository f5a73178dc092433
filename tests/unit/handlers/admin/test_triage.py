"""Tests of triage."""

from __future__ import annotations

from tests.unit.handlers.stage import LITTER, Stage, labels_of, texts_of
from tickets.people import Place, Role
from tickets.status import Status
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.file_request import Report, file_request


def test_a_report_without_a_matter_reaches_the_community(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    stage.file(stage.resident(), None, text="楼下有怪味")
    assert "待分派" in admin.history()[-1].text
    assert "楼下有怪味" in admin.history()[-1].text


def test_the_list_holds_what_waits_in_ones_own_areas(stage: Stage) -> None:
    admin, west = (
        stage.staff(Role.COMMUNITY_ADMIN, "east"),
        stage.staff(Role.COMMUNITY_ADMIN, "west"),
    )
    for _ in range(9):
        stage.file(stage.resident(), None)
    listed = admin.says("待分派")[-1]
    assert listed.text == "等待分派 9 件："
    assert len(labels_of(admin.presses("下一页")[-1])) == 2
    assert "没有等待分派" in west.says("/triage")[-1].text


def test_the_words_of_the_report_propose_the_matter(stage: Stage) -> None:
    worker, admin = stage.staff(Role.WORKER, "east-1"), stage.staff(Role.COMMUNITY_ADMIN, "east")
    request = stage.file(stage.resident(), None, text="楼下垃圾没人收")
    assert labels_of(admin.presses("定事项")[-1]) == ["垃圾乱堆", "按类别找"]
    done = admin.presses("垃圾乱堆")[-1]
    assert "已经派出" in done.text
    assert done.replaces is not None
    ticket = stage.ticket(request)
    assert (ticket.status, ticket.assignee) == (Status.DISPATCHED, worker.person_id)


def test_a_matter_can_be_found_by_its_category(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    request = stage.file(stage.resident(), None)
    admin.presses("定事项")
    admin.presses("按类别找")
    admin.presses("第01类")
    assert "还没有人接" in texts_of(admin.presses("垃圾乱堆"))
    assert stage.ticket(request).matter_id == LITTER


def test_the_matter_of_a_task_at_work_can_be_changed(stage: Stage) -> None:
    worker, admin = stage.staff(Role.WORKER, "east-1"), stage.staff(Role.COMMUNITY_ADMIN, "east")
    request = stage.file(stage.resident(), LITTER, text="路灯不亮")
    stage.act(worker, accept_ticket, request.ticket_id)
    admin.says(f"查单 {request.number}")
    admin.presses("定事项")
    assert "事项已改" in texts_of(admin.presses("路灯不亮"))
    assert stage.ticket(request).status is Status.ACCEPTED


def test_declining_needs_words_which_the_resident_reads(stage: Stage) -> None:
    resident, admin = stage.resident(), stage.staff(Role.COMMUNITY_ADMIN, "east")
    request = stage.file(resident, None)
    admin.presses("不受理")
    assert "写一句话" in texts_of(admin.sends_photo())
    assert "原因已告诉居民" in texts_of(admin.says("属于法院受理范围"))
    assert stage.ticket(request).status is Status.DECLINED
    assert "属于法院受理范围" in resident.history()[-1].text


def test_an_old_card_does_not_ask_in_vain(stage: Stage) -> None:
    admin, other = (stage.staff(Role.COMMUNITY_ADMIN, "east") for _ in range(2))
    stage.file(stage.resident(), None)
    admin.presses("不受理")
    admin.says("重复上报")
    assert "状态已经变了" in texts_of(other.presses("不受理"))
    assert "状态已经变了" in texts_of(other.presses("定事项"))


def test_a_private_ticket_is_heard_of_in_the_community_alone(stage: Stage) -> None:
    street, worker = stage.staff(Role.STREET_ADMIN, "street"), stage.staff(Role.WORKER, "east-1")
    community = stage.staff(Role.COMMUNITY_ADMIN, "east")
    path = stage.do(lambda context: context.work.areas.get("east-1").path)
    report = Report("不想活了", Place("east-1", path), private=True, urgent=True)
    stage.act(stage.resident(), file_request, report)
    assert "不想活了" in texts_of(community.history())
    assert not street.history()
    assert not worker.history()
    assert "没有等待分派" in street.says("待分派")[-1].text
