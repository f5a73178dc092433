"""Tests of remembering where somebody lives."""

from __future__ import annotations

from tests.unit.handlers.city import AT_SEA, EAST_1
from tests.unit.handlers.stage import Stage, labels_of


def test_an_address_is_remembered_with_its_grid(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("我家")
    assert "记下了" in resident.says("幸福小区3号楼2单元")[0].text
    home = resident.person.home
    assert home is not None
    assert (home.area, home.building, home.entrance) == ("east-1", "3", "2")


def test_the_address_may_come_with_the_command(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("/home 幸福小区3号楼")
    assert resident.person.home is not None


def test_a_report_that_begins_with_my_home_is_a_report(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("我家 幸福小区3号楼漏水")
    assert resident.session.draft is not None
    assert resident.person.home is None


def test_a_shared_location_binds_the_grid_it_lies_in(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("我家")
    resident.sends_location(*EAST_1)
    home = resident.person.home
    assert home is not None
    assert home.area == "east-1"


def test_a_location_at_sea_is_refused_and_asked_again(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("我家")
    assert "不在本市" in resident.sends_location(*AT_SEA)[0].text
    resident.says("幸福小区")
    assert resident.person.home is not None


def test_an_unknown_place_is_asked_again(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("我家")
    assert "没有找到" in resident.says("月亮上")[0].text
    resident.says("幸福小区")
    assert resident.person.home is not None


def test_of_two_places_of_one_name_the_chosen_one_is_bound(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("我家")
    which = resident.says("阳光花园5号楼")[0]
    assert len(which.choices) == 2
    resident.presses_id(which.choices[1].id)
    home = resident.person.home
    assert home is not None
    assert (home.area, home.estate, home.building) == ("west-1", "阳光花园", "5")


def test_a_remembered_home_can_be_left_changed_or_removed(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("/home 幸福小区3号楼")
    shown = resident.says("我家")[0]
    assert "幸福小区 3号楼" in shown.text
    assert labels_of(shown) == ["不再记住", "不换了"]
    assert "没有改动" in resident.presses("不换了")[0].text
    resident.presses("不对，重写")
    resident.presses("不再记住")
    assert resident.person.home is None
