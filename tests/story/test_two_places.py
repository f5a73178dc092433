"""Two estates of one name: the bot asks which, and the right worker gets it."""

from __future__ import annotations

import pytest

from tests.story.conftest import Town

PLACES = {"毓璜顶东社区": "worker:04", "大海阳社区": "worker:10"}


@pytest.mark.parametrize("community", PLACES)
def test_it_asks_which_estate_is_meant(chat_town: Town, community: str) -> None:
    resident = chat_town.person("resident:newcomer")
    worker = chat_town.person(PLACES[community])
    resident.says("阳光花园2号楼有人飞线充电")
    resident.hears("我的理解", "飞线充电")
    resident.presses("飞线充电")
    resident.hears("有几个同名的地方", *PLACES)
    resident.presses(community)
    receipt = resident.hears("已登记", "阳光花园 2号楼", community)
    worker.hears("新任务", receipt.number, "阳光花园 2号楼")
