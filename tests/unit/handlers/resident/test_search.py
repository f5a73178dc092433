"""Tests of looking matters up."""

from __future__ import annotations

from tests.unit.handlers.stage import Stage, labels_of


def test_a_search_says_office_limit_and_who_does_the_work(stage: Stage) -> None:
    found = stage.resident().says("查事项 路灯")[0]
    assert "路灯不亮" in found.text
    assert "路灯管理处（部门办，网格员跟进），7 个工作日内办结" in found.text


def test_a_search_without_words_asks_and_takes_the_next_message(stage: Stage) -> None:
    resident = stage.resident()
    assert "想查什么事" in resident.says("/search")[0].text
    assert "24 小时内" in resident.says("漏水归谁管")[0].text


def test_a_message_without_words_is_asked_again(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("查事项")
    assert "想查什么事" in resident.sends_photo()[0].text


def test_what_was_looked_up_can_be_reported(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("查事项 幸福小区的路灯")
    card = resident.presses("上报这件事")[-1]
    assert labels_of(card)[0].startswith("路灯不亮")


def test_nothing_found_still_leads_on(stage: Stage) -> None:
    resident = stage.resident()
    nothing = resident.says("查事项 飞碟")[0]
    assert "没有找到“飞碟”" in nothing.text
    assert labels_of(nothing) == ["上报这件事", "再查一件"]
    resident.presses("再查一件")
    assert "垃圾乱堆" in resident.says("垃圾")[0].text


def test_a_search_makes_no_request(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("查事项 路灯")
    person_id = resident.person_id
    assert not stage.do(lambda context: context.work.requests.of_person(person_id))
