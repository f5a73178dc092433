"""Tests of finding tickets."""

from __future__ import annotations

from tests.unit.handlers.stage import LAMP, LITTER, Stage, labels_of, texts_of
from tickets.numbers import grouped_number
from tickets.people import Place, Role
from tickets.usecases.file_request import Report, file_request


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
