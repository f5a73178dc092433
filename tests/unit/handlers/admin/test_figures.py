"""Tests of a month's figures."""

from __future__ import annotations

from tests.unit.handlers.admin.roles import appoint
from tests.unit.handlers.stage import LITTER, Stage, labels_of, texts_of
from tickets.model import Origin
from tickets.numbers import grouped_number
from tickets.people import Place, Role
from tickets.usecases.confirm_result import confirm_result
from tickets.usecases.file_request import Report, file_request
from tickets.usecases.rate_request import rate_request

LIMIT = 2048


def test_each_indicator_shows_its_counts(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    one, _ = stage.file(resident, LITTER), stage.file(resident, LITTER)
    stage.finish(worker, one)
    stage.act(resident, confirm_result, one.id)
    stage.act(resident, rate_request, one.id, 5)
    stage.clock.forward(hours=8)
    shown = admin.says("数据")[-1].text.splitlines()
    assert shown[0] == "东社区 2026年11月，共 2 件"
    assert shown[1:] == [
        "按时接单率 50.0%（1/2）",
        "办结率 100.0%（1/1）",
        "按时办结率 100.0%（1/1）",
        "满意率 100.0%（1/1）",
        "退回重办率 0.0%（0/1）",
    ]


def test_the_tickets_behind_a_number_are_listed(stage: Stage) -> None:
    worker, admin = stage.staff(Role.WORKER, "east-1"), stage.staff(Role.COMMUNITY_ADMIN, "east")
    one, other = (stage.file(stage.resident(), LITTER) for _ in range(2))
    stage.finish(worker, one)
    stage.clock.forward(hours=8)
    admin.says("/figures")
    assert "没按时接单 1 件" in labels_of(admin.presses("是哪些工单")[-1])
    listed = texts_of(admin.presses("没按时接单 1 件"))
    assert grouped_number(other.number) in listed
    assert grouped_number(one.number) not in listed


def test_what_staff_found_is_named_and_not_counted(stage: Stage) -> None:
    worker, admin = stage.staff(Role.WORKER, "east-1"), stage.staff(Role.COMMUNITY_ADMIN, "east")
    path = stage.do(lambda context: context.work.areas.get("east-1").path)
    report = Report("垃圾", Place("east-1", path), LITTER, origin=Origin.DUTY)
    stage.act(worker, file_request, report)
    shown = admin.says("数据")[-1].text
    assert "另有 1 件是工作人员自己发现的" in shown
    assert "按时接单率 还没有可算的" in shown


def test_the_month_before_is_one_tap_away(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    admin.says("数据")
    before = admin.presses("上个月")[-1]
    assert before.text.startswith("东社区 2026年10月，共 0 件")
    assert labels_of(before) == ["上个月"]
    for _ in range(10):
        before = admin.presses("上个月")[-1]
    assert before.text.startswith("东社区 2025年12月")


def test_an_admin_of_two_areas_is_asked_which(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    appoint(stage, admin, Role.COMMUNITY_ADMIN, "west")
    assert labels_of(admin.says("数据")[-1]) == ["东社区", "西社区"]
    assert admin.presses("西社区")[-1].text.startswith("西社区 2026年11月")


def test_a_long_list_of_numbers_comes_in_pages_that_fit(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    stage.staff(Role.WORKER, "east-1")
    for _ in range(41):
        stage.file(stage.resident(), LITTER)
    stage.clock.forward(hours=8)
    admin.says("数据")
    admin.presses("是哪些工单")
    listed = admin.presses("没按时接单 41 件")[-1]
    assert len(listed.text.encode()) <= LIMIT
    assert labels_of(listed) == ["下一页"]
    assert labels_of(admin.presses("下一页")[-1]) == ["上一页"]


def test_a_month_without_anything_to_count_says_so(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    stage.file(stage.resident(), None)
    admin.says("数据")
    assert "还没有可算的工单" in texts_of(admin.presses("是哪些工单"))


def test_a_private_ticket_counts_and_stays_unnamed(stage: Stage) -> None:
    street = stage.staff(Role.STREET_ADMIN, "street")
    stage.staff(Role.COMMUNITY_ADMIN, "east")
    path = stage.do(lambda context: context.work.areas.get("east-1").path)
    report = Report("不想活了", Place("east-1", path), LITTER, private=True)
    request = stage.act(stage.resident(), file_request, report).request
    stage.clock.forward(hours=8)
    street.says("数据")
    listed = street.presses("是哪些工单")[-1]
    for choice in listed.choices:
        assert grouped_number(request.number) not in texts_of(street.presses_id(choice.id))
