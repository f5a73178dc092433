"""Greetings, thanks, questions and what the city does not handle."""

from __future__ import annotations

import pytest

from tests.support.driver_direct import DirectTown

CHAT = {
    "你好": "哪里有问题，直接说一句话就行",
    "谢谢": "不客气",
    "3": "没有可以用数字回答的选项",
    "👍": "只看表情我不明白",
    "帮助": "不用记命令",
}


@pytest.mark.parametrize("words", CHAT)
def test_chat_is_answered_and_files_nothing(town: DirectTown, words: str) -> None:
    resident = town.person("resident:demo")
    resident.says(words)
    resident.hears(CHAT[words])
    resident.says("我的")
    resident.hears("您还没有诉求")


def test_a_question_is_answered_from_the_list(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    resident.says("小区路灯坏了归谁管？")
    resident.hears("按责任清单", "小区路灯不亮：物业服务企业")
    resident.presses("直接上报这件事")
    resident.hears("我的理解", "小区路灯不亮")


def test_the_list_can_be_searched(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    resident.says("一搜就管")
    resident.hears("想查什么事")
    resident.says("飞线充电")
    resident.hears("按责任清单", "飞线充电", "社区网格（网格员办）", "24 小时内")
    resident.says("查事项 暖气不热")
    resident.hears("按责任清单", "供热")


def test_what_the_city_does_not_handle_is_referred_and_may_be_filed(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    resident.says("我对法院判决不服")
    resident.hears("不归本平台办理", "12368")
    resident.presses("还是要登记")
    resident.hears("法院判决")


def test_two_problems_become_two_requests(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    resident.says("幸福小区3号楼2单元有人飞线充电，还有楼道里的灯也不亮")
    resident.hears("听起来是 2 件事")
    resident.presses("分开登记")
    resident.hears("我的理解", "飞线充电")
    resident.presses("飞线充电")
    first = resident.hears("已登记", "飞线充电").number
    resident.hears("接着是下一件", "灯也不亮")
    resident.hears("我的理解", "灯也不亮", "幸福小区")
    resident.presses("灯")
    assert resident.hears("已登记", "灯").number != first
