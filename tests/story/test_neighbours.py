"""The same problem next door: join it, with a number and a rating of one's own."""

from __future__ import annotations

from tests.story.conftest import Town
from tests.story.scenes import CABLE, accepts, files_cable, finishes
from tests.support.talker import Talker


def test_a_neighbour_joins_and_both_are_asked(chat_town: Town) -> None:
    resident, worker = chat_town.person("resident:demo"), chat_town.person("worker:03")
    neighbour = chat_town.person("resident:neighbour")
    first = files_cable(resident).number
    accepts(worker)

    _reports_the_same(neighbour)
    card = neighbour.hears("附近有一件相同的事正在办", "飞线充电", "已有 1 位居民反映")
    assert first not in card.text
    neighbour.presses("就是这一件")
    second = neighbour.hears("已登记", "飞线充电").number
    assert second != first
    worker.hears(first, "又有一位居民反映")

    finishes(worker)
    resident.hears(first, "办好了")
    neighbour.hears(second, "办好了")
    resident.presses("解决了")
    resident.hears("记为已解决")
    neighbour.presses("解决了")
    neighbour.hears("记为已解决")


def test_a_neighbour_may_say_that_it_is_another_one(chat_town: Town) -> None:
    resident, worker = chat_town.person("resident:demo"), chat_town.person("worker:03")
    neighbour = chat_town.person("resident:neighbour")
    first = files_cable(resident).number
    worker.hears("新任务", first)
    _reports_the_same(neighbour)
    neighbour.presses("是另一处")
    second = neighbour.hears("已登记", "飞线充电").number
    worker.hears("新任务", second)


def _reports_the_same(neighbour: Talker) -> None:
    neighbour.says(CABLE)
    neighbour.hears("我的理解", "幸福小区 3号楼 2单元")
    neighbour.presses("飞线充电")
