"""Danger to life: whom to call stands in the first line, and one tap files; it blocks nothing."""

from __future__ import annotations

import pytest

from tests.support.driver_direct import DirectTown

DANGERS = {
    "家里有很浓的煤气味，可能漏气了": "119",
    "幸福小区3号楼着火了": "119",
    "幸福小区3号楼门口电线断了掉在地上冒火花": "119",
    "有孩子掉进河里了": "110",
}


@pytest.mark.parametrize("words", DANGERS)
def test_the_first_line_says_whom_to_call(town: DirectTown, words: str) -> None:
    resident = town.person("resident:demo")
    resident.says(words)
    card = resident.hears("这里不是紧急热线", "情况紧急，马上登记")
    assert "这里不是紧急热线" in card.text.splitlines()[0]
    assert "1" in card.text.splitlines()[0]
    resident.presses("情况紧急，马上登记")
    resident.hears("已登记")


def test_danger_in_answer_to_a_question_is_no_answer(town: DirectTown) -> None:
    resident = town.person("resident:nowhere")
    resident.says("有人飞线充电")
    resident.presses("飞线充电")
    resident.hears("在哪里")
    resident.says("不好了，楼道里着火了")
    resident.hears("这里不是紧急热线", "119")


def test_danger_of_the_past_is_not_urgent(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    resident.says("去年着火的那栋楼楼道还是黑的，一直没人修")
    resident.hears("我的理解")
    resident.hears_nothing_of("情况紧急，马上登记")
    assert resident.find_button("情况紧急") is None


def test_self_harm_is_seen_by_the_community_alone(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    admin, street = town.person("admin:community"), town.person("admin:street")
    leader = town.person("leader:01")
    resident.says("我不想活了")
    card = resident.hears("12356", "110", "120", "只有社区值班人员能看到")
    assert "12356" in card.text.splitlines()[0]
    resident.presses("情况紧急，马上登记")
    number = resident.hears("已登记").number
    admin.hears("新任务", number, "我不想活了")
    for other in (worker, street, leader):
        other.hears_nothing_of(number)
    street.says(f"查单 {number}")
    street.hears_nothing_of("我不想活了")
