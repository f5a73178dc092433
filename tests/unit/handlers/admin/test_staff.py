"""Tests of the list of staff."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.handlers.admin.roles import appoint, dismiss
from tests.unit.handlers.stage import LITTER, Stage, labels_of, texts_of
from tickets.people import Role
from tickets.usecases.take_leave import take_leave


def test_the_staff_of_ones_areas_are_listed_with_who_is_away(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    worker = stage.staff(Role.WORKER, "east-1")
    stage.staff(Role.WORKER, "west-1")
    stage.act(worker, take_leave, stage.clock.now() + timedelta(days=1))
    listed = admin.says("人员")[-1]
    assert listed.text.startswith("共 2 人")
    assert labels_of(listed) == [
        "community_admin@east（社区管理员，东社区）",
        "worker@east-1（网格员，东社区第一网格，请假）",
    ]
    assert "请假到明天" in texts_of(admin.presses_id(listed.choices[1].id))


def test_a_name_narrows_the_list(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    stage.staff(Role.WORKER, "east-1")
    assert len(labels_of(admin.says("人员 worker")[-1])) == 1
    assert "没有找到人" in texts_of(admin.says("/staff 张三"))


def test_ending_a_role_tells_the_person_and_offers_what_is_left(stage: Stage) -> None:
    admin, worker = stage.staff(Role.COMMUNITY_ADMIN, "east"), stage.staff(Role.WORKER, "east-1")
    other = stage.staff(Role.WORKER, "east-2")
    request = stage.file(stage.resident(), LITTER)
    admin.presses_id(admin.says("人员 worker@east-1")[-1].choices[0].id)
    admin.presses("结束这个岗位")
    ended = admin.presses("结束")[-1]
    assert "还有 1 件任务" in ended.text
    assert "“网格员”岗位已由community_admin@east结束" in worker.history()[-1].text
    assert "没有这个命令" in texts_of(worker.says("/tasks"))
    admin.presses_id(ended.choices[0].id)
    admin.presses("worker@east-2（东社区第二网格，在办 0 件）")
    assert stage.ticket(request).assignee == other.person_id


def test_one_can_think_better_of_it(stage: Stage) -> None:
    admin, worker = stage.staff(Role.COMMUNITY_ADMIN, "east"), stage.staff(Role.WORKER, "east-1")
    admin.presses_id(admin.says("人员 worker")[-1].choices[0].id)
    admin.presses("结束这个岗位")
    admin.presses("不结束")
    assert "没有待办" in texts_of(worker.says("任务"))


def test_nobody_ends_their_own_role_or_one_they_could_not_offer(stage: Stage) -> None:
    one, _ = (stage.staff(Role.COMMUNITY_ADMIN, "east") for _ in range(2))
    for choice in one.says("人员")[-1].choices:
        assert not one.presses_id(choice.id)[-1].choices


def test_many_come_in_pages(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    for _ in range(8):
        stage.staff(Role.PART_TIME, "east-1")
    admin.says("人员")
    assert len(labels_of(admin.presses("下一页")[-1])) == 2


def test_pages_go_on_from_one_area_to_the_next(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    appoint(stage, admin, Role.COMMUNITY_ADMIN, "west")
    for area, count in (("east-1", 10), ("west-1", 9)):
        for number in range(count):
            stage.staff(Role.PART_TIME, area, name=f"{area} {number}")
    pages = [admin.says("人员")[-1]]
    while "下一页" in labels_of(pages[-1]):
        pages.append(admin.presses("下一页", within=pages[-1])[-1])
    assert all(page.text.startswith("共 21 人") for page in pages)
    people = [each for page in pages for each in labels_of(page) if "一页" not in each]
    assert (len(pages), len(people), len(set(people))) == (3, 21, 21)
    assert sum("西社区" in each for each in people) == 10


def test_an_area_within_another_of_ones_areas_counts_once(stage: Stage) -> None:
    admin = stage.staff(Role.STREET_ADMIN, "street")
    appoint(stage, admin, Role.COMMUNITY_ADMIN, "east")
    stage.staff(Role.WORKER, "east-1")
    assert admin.says("人员")[-1].text.startswith("共 3 人")


def test_office_staff_stand_with_their_office(stage: Stage) -> None:
    admin = stage.staff(Role.DISTRICT_ADMIN, "district")
    stage.staff(Role.OFFICE, "district", "water")
    listed = admin.says("人员 office")[-1]
    assert labels_of(listed) == ["office@district（承办单位，自来水公司）"]


def test_a_button_for_somebody_elsewhere_is_refused(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    stage.staff(Role.WORKER, "east-1")
    listed = admin.says("人员 worker")[-1]
    dismiss(stage, admin)
    appoint(stage, admin, Role.COMMUNITY_ADMIN, "west")
    assert "不归您操作" in texts_of(admin.presses_id(listed.choices[0].id))
