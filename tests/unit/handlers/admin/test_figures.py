"""Tests of a month's figures."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.admin import figures
from handlers.offers import Choice, offer
from storage.area_rows import AreaRow
from storage.importing import import_areas
from storage.unit_of_work import UnitOfWork
from tests.unit.handlers.admin.roles import appoint
from tests.unit.handlers.city import AREAS
from tests.unit.handlers.stage import LITTER, Stage, Talker, labels_of, texts_of
from tickets.model import Origin
from tickets.numbers import grouped_number
from tickets.people import AreaKind, Place, Role
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


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """Let two tickets be the most that is measured in a chat."""
    monkeypatch.setattr(figures, "MOST_IN_CHAT", 2)
    return figures.MOST_IN_CHAT


def button(stage: Stage, talker: Talker, step: str, *args: str) -> str:
    """Show a button as an earlier version did; return its id."""
    person_id, until = talker.person_id, stage.clock.now() + timedelta(days=1)
    return stage.do(
        lambda context: (
            offer(
                context.offers,
                stage.ids.new(),
                person_id,
                None,
                (Choice("old", step, args),),
                until,
            )[0].id
        )
    )


def test_a_large_area_leads_to_the_areas_below_it(stage: Stage, few: int) -> None:
    street = stage.staff(Role.STREET_ADMIN, "street")
    for area in ("east-1", "east-2", "west-1"):
        stage.file(stage.resident(), LITTER, area)
    said = street.says("数据")[-1]
    assert f"2026年11月的工单超过 {few} 件" in said.text
    assert "huying export assessment" in said.text
    assert labels_of(said) == ["东社区", "西社区", "上个月"]
    assert street.presses("东社区")[-1].text.startswith("东社区 2026年11月，共 2 件")
    assert "10月，共 0 件" in street.presses("上个月", within=said)[-1].text


def test_as_many_as_can_be_measured_are(stage: Stage, few: int) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    for _ in range(few):
        stage.file(stage.resident(), LITTER)
    assert "共 2 件" in admin.says("数据")[-1].text
    stage.file(stage.resident(), LITTER)
    assert labels_of(admin.says("数据")[-1])[:-1] == ["东社区第一网格", "东社区第二网格"]
    assert "共 3 件" in admin.presses("东社区第一网格")[-1].text


def test_the_areas_below_come_in_pages(stage: Stage, few: int) -> None:
    def grow(uow: UnitOfWork) -> None:
        new = [AreaRow(f"east-{n}", AreaKind.GRID, f"{n}号网格", "east") for n in range(3, 10)]
        import_areas(uow, (*AREAS, *new))

    stage.database.run_write(grow)
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    for _ in range(few + 1):
        stage.file(stage.resident(), LITTER)
    first = labels_of(admin.says("数据")[-1])
    assert (len(first), first[-2:]) == (10, ["下一页", "上个月"])
    assert labels_of(admin.presses("下一页")[-1]) == ["9号网格", "上一页"]


@pytest.mark.parametrize("step", ["behind", "tickets"])
def test_an_old_button_of_a_large_area_leads_there_too(stage: Stage, few: int, step: str) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    for _ in range(few + 1):
        stage.file(stage.resident(), LITTER)
    args = ("east", "2026-11", "response", "no", "0")[: 2 if step == "behind" else 5]
    said = admin.presses_id(button(stage, admin, f"figures.{step}", *args))[-1]
    assert labels_of(said) == ["东社区第一网格", "东社区第二网格", "上个月"]


def test_buttons_of_earlier_versions_carry_no_counts_and_work(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    stage.staff(Role.WORKER, "east-1")
    request = stage.file(stage.resident(), LITTER)
    stage.clock.forward(hours=8)
    behind = button(stage, admin, "figures.behind", "east", "2026-11")
    assert labels_of(admin.presses_id(behind)[-1]) == ["没按时接单 1 件"]
    listed = button(stage, admin, "figures.tickets", "east", "2026-11", "response", "no", "0")
    said = admin.presses_id(listed)[-1]
    assert said.text.startswith("没按时接单 1 件")
    assert grouped_number(request.number) in said.text


def test_what_is_behind_an_area_of_others_stays_there(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    for step, rest in (("areas", "0"), ("tickets", "response.no.1.0")):
        pressed = button(stage, admin, f"figures.{step}", "west", "2026-11", *rest.split("."))
        assert "不归您操作" in texts_of(admin.presses_id(pressed))
