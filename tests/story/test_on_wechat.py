"""From a report to its rating on WeChat: a photo, a pin and a dispute, in each mode."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.story.scenes import NEXT_DOOR, disputes, finishes, finishes_again, rates
from tests.support.city import copy_city
from tests.support.driver_wechat import WechatTown
from tests.support.fake_wechat_phone import Mode
from tests.support.photos import jpeg

CABLE = "有人飞线充电，电线从三楼窗户拉下来"
STILL_THERE = "电线还挂在三楼窗户上"


def unlucky(town: WechatTown) -> WechatTown:
    """Let a tenth of the calls to WeChat fail."""
    town.fake.chance = random.Random(11)
    return town


TOWNS: dict[str, Callable[[Path], WechatTown]] = {
    "plain": lambda folder: WechatTown(folder, Mode.PLAIN),
    "safe": lambda folder: WechatTown(folder, Mode.SAFE),
    "safe, every event twice and a tenth of the calls in vain": lambda folder: unlucky(
        WechatTown(folder, Mode.SAFE, times=2)
    ),
    "mixed, staff in the web chat": lambda folder: WechatTown(folder, Mode.MIXED, staff="web"),
}


@pytest.fixture(params=TOWNS)
def town(request: pytest.FixtureRequest, city: Path, tmp_path: Path) -> Iterator[WechatTown]:
    """Return a fresh city on WeChat, in each mode."""
    copy_city(city, tmp_path / "data")
    opened = TOWNS[request.param](tmp_path / "data")
    yield opened
    opened.close()


def test_a_report_with_photo_and_pin_is_disputed_and_rated(town: WechatTown) -> None:
    resident, worker = town.person("resident:new"), town.person("worker:03")

    resident.sends_photo(jpeg())
    resident.hears("照片收到了")
    resident.says(CABLE)
    resident.hears("我的理解", "照片：1 张", "还不清楚")
    resident.sends_location(*NEXT_DOOR)
    resident.hears("我的理解", "毓璜顶东社区第三网格")
    resident.presses("飞线充电")
    receipt = resident.hears("已登记", "飞线充电", "网格员 03")
    assert receipt.number

    task = worker.hears("新任务", "飞线充电", "电线从三楼窗户拉下来")
    assert task.number == receipt.number
    assert len(task.media) == 1
    worker.presses("接单")
    worker.hears("已接单。")
    finishes(worker)

    done = resident.hears(receipt.number, "办好了")
    assert done.media
    assert done.status == "resolved"
    disputes(resident, receipt.number, STILL_THERE)
    finishes_again(worker, receipt.number, STILL_THERE)
    rates(resident, receipt.number)
