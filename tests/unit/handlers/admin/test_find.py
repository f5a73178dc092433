"""Tests of finding tickets."""

from __future__ import annotations

import pytest

from handlers.admin import find
from handlers.message import Message
from tests.unit.handlers.stage import LAMP, LITTER, Stage, labels_of, texts_of
from tickets.numbers import grouped_number
from tickets.people import Place, Role
from tickets.usecases.file_request import Report, file_request


def tagged(said: list[Message]) -> str:
    """Return the number of the ticket that was shown last."""
    tag = said[-1].ticket
    assert tag is not None
    return tag.number


def test_a_number_shows_its_ticket(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    request = stage.file(stage.resident(), LITTER, text="楼下垃圾没人收")
    assert "楼下垃圾没人收" in texts_of(admin.says(f"查单 {grouped_number(request.number)}"))


def test_what_lies_in_another_area_is_not_found(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "west")
    request = stage.file(stage.resident(), LITTER)
    assert "没有找到" in texts_of(admin.says(f"查单 {request.number}"))
    assert "没有找到" in texts_of(admin.says("查单 幸福小区 垃圾"))
    assert "没有找到" in texts_of(admin.says("查单 垃圾"))


def test_ones_own_request_elsewhere_is_not_found_as_staff(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "west")
    request = stage.file(admin, LITTER)
    assert "没有找到" in texts_of(admin.says(f"查单 {request.number}"))


def test_place_and_matter_narrow_each_other(stage: Stage) -> None:
    admin = stage.staff(Role.STREET_ADMIN, "street")
    for matter in (LITTER, LAMP, LAMP):
        stage.clock.forward(minutes=1)
        stage.file(stage.resident(), matter)
    assert admin.says("查单 幸福小区")[-1].text.startswith("找到 3 件")
    assert admin.says("查单 幸福小区 路灯")[-1].text.startswith("找到 2 件")
    assert "垃圾乱堆" in texts_of(admin.says("查单 幸福小区 垃圾"))
    assert "没有找到" in texts_of(admin.says("查单 幸福小区9号楼"))


def test_a_matter_alone_finds_all_of_ones_area_newest_first(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    stage.file(stage.resident(), LITTER, area="east-1")
    stage.clock.forward(hours=1)
    stage.file(stage.resident(), LITTER, area="east-2")
    admin.says("查单")
    found = admin.says("垃圾")[-1]
    assert len(labels_of(found)) == 2
    admin.presses_id(found.choices[0].id)
    assert "东社区第二网格" in admin.history()[-1].text


def test_the_name_of_an_area_finds_what_lies_in_it(stage: Stage) -> None:
    admin = stage.staff(Role.STREET_ADMIN, "street")
    for area in ("east-1", "east-1", "west-1"):
        stage.file(stage.resident(), LITTER, area=area)
    assert admin.says("查单 东社区")[-1].text.startswith("找到 2 件")


def test_many_come_in_pages(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    for _ in range(9):
        stage.file(stage.resident(), LITTER)
    admin.says("查单 垃圾")
    assert labels_of(admin.presses("下一页")[-1])[-1] == "上一页"


@pytest.mark.parametrize("words", ["垃圾", "东社区", "幸福小区"])
def test_of_very_many_the_newest_are_listed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr(find, "MOST_FOUND", 2)
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    resident = stage.resident()
    for _ in range(3):
        stage.clock.forward(minutes=1)
        newest = stage.file(resident, LITTER)
    said = admin.says(f"查单 {words}")[-1]
    assert said.text.startswith("找到的超过 2 件")
    assert len(labels_of(said)) == 2
    assert tagged(admin.presses_id(said.choices[0].id)) == grouped_number(newest.number)


def test_a_matter_is_found_at_a_place_where_much_else_came_after(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find, "MOST_FOUND", 2)
    admin, worker = stage.staff(Role.COMMUNITY_ADMIN, "east"), stage.staff(Role.WORKER, "east-1")
    lamp = stage.file(stage.resident(), LAMP)
    stage.finish(worker, lamp)
    for _ in range(3):
        stage.clock.forward(minutes=1)
        stage.file(stage.resident(), LITTER)
    assert tagged(admin.says("查单 幸福小区 路灯")) == grouped_number(lamp.number)


def test_an_old_ticket_is_found_in_its_area_while_it_is_open(stage: Stage) -> None:
    admin, worker = stage.staff(Role.COMMUNITY_ADMIN, "east"), stage.staff(Role.WORKER, "east-1")
    resident = stage.resident()
    open_one, done = (stage.file(resident, LITTER) for _ in range(2))
    stage.finish(worker, done)
    stage.clock.forward(days=100)
    assert tagged(admin.says("查单 东社区")) == grouped_number(open_one.number)


def test_a_photo_is_nothing_to_look_for(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    admin.says("/find")
    assert "查哪一件" in texts_of(admin.sends_photo())


def test_a_private_ticket_is_found_in_the_community_alone(stage: Stage) -> None:
    street, community = (
        stage.staff(Role.STREET_ADMIN, "street"),
        stage.staff(Role.COMMUNITY_ADMIN, "east"),
    )
    path = stage.do(lambda context: context.work.areas.get("east-1").path)
    report = Report("不想活了", Place("east-1", path), LITTER, private=True)
    request = stage.act(stage.resident(), file_request, report).request
    for words in (request.number, "垃圾", "东社区"):
        assert "没有找到" in texts_of(street.says(f"查单 {words}"))
        assert "不想活了" in texts_of(community.says(f"查单 {words}"))
