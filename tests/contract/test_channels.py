"""What every channel promises to whoever writes on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from tests.support.city import copy_city
from tests.support.driver_console import ConsoleTown
from tests.support.driver_telegram import TelegramTown
from tests.support.driver_webchat import WebTown
from tests.support.driver_wechat import WechatTown
from tests.support.driver_wecom import EverybodyInWecom
from tests.support.photos import jpeg
from tests.support.talker import Talker

CABLE = "有人飞线充电"
NEXT_DOOR = (37.533468, 121.383510)


class Channel(Protocol):
    """A city whose people write on one channel."""

    def person(self, key: str) -> Talker:
        """Let somebody come, for the first time or again."""

    def leave(self, person: Talker) -> None:
        """Let somebody go who has read everything."""

    def close(self) -> None:
        """Close the channel."""


CHANNELS: dict[str, Callable[[Path], Channel]] = {
    "console": ConsoleTown,
    "web chat": WebTown,
    "telegram by polling": lambda folder: TelegramTown(folder, "polling"),
    "telegram by webhook": lambda folder: TelegramTown(folder, "webhook"),
    "wechat": WechatTown,
    "wecom": EverybodyInWecom,
}


@pytest.fixture(params=CHANNELS)
def channel(request: pytest.FixtureRequest, city: Path, tmp_path: Path) -> Iterator[Channel]:
    """Return a fresh city on each channel in turn."""
    copy_city(city, tmp_path / "data")
    opened = CHANNELS[request.param](tmp_path / "data")
    yield opened
    opened.close()


def test_words_are_answered(channel: Channel) -> None:
    resident = channel.person("resident:new")
    resident.says(CABLE)
    resident.hears("我的理解", CABLE)


def test_a_pressed_choice_is_taken(channel: Channel) -> None:
    resident = channel.person("resident:demo")
    resident.says(CABLE)
    resident.hears("我的理解")
    resident.presses("飞线充电")
    assert resident.hears("已登记").number


def test_a_typed_number_is_the_choice_shown_last(channel: Channel) -> None:
    resident = channel.person("resident:demo")
    resident.says("帮助")
    labels = resident.hears("不用记命令").labels
    resident.says(str(labels.index("我的诉求") + 1))
    resident.hears("您还没有诉求")


def test_photos_arrive_with_the_report(channel: Channel) -> None:
    resident, worker = channel.person("resident:demo"), channel.person("worker:03")
    resident.sends_photo(jpeg())
    resident.hears("照片收到了")
    resident.says(CABLE)
    resident.hears("我的理解", "照片：1 张")
    resident.presses("飞线充电")
    resident.hears("已登记")
    assert len(worker.hears("新任务").media) == 1


def test_a_location_is_the_place(channel: Channel) -> None:
    resident = channel.person("resident:new")
    resident.says(CABLE)
    resident.hears("我的理解", "还不清楚")
    resident.sends_location(*NEXT_DOOR)
    resident.hears("我的理解", "毓璜顶东社区第三网格")


def test_messages_come_in_order_and_once(channel: Channel) -> None:
    resident = channel.person("resident:new")
    for number in range(5):
        resident.says(f"{CABLE}，第{number}次说")
        resident.hears("我的理解", f"第{number}次说")
    numbers = [message.seq for message in resident.everything]
    assert numbers == list(range(1, len(numbers) + 1))


def test_who_was_away_hears_it_on_return_and_nothing_twice(channel: Channel) -> None:
    resident, worker = channel.person("resident:demo"), channel.person("worker:03")
    resident.says(CABLE)
    resident.hears("我的理解")
    resident.presses("飞线充电")
    resident.hears("已登记")
    channel.leave(resident)
    worker.hears("新任务")
    worker.presses("接单")
    worker.hears("已接单。")
    back = channel.person("resident:demo")
    back.hears("已接单")
    back.hears_nothing_of("我的理解")
    back.hears_nothing_of("已登记")


def test_people_are_told_apart(channel: Channel) -> None:
    one, other = channel.person("resident:one"), channel.person("resident:other")
    one.says(CABLE)
    one.hears("我的理解")
    other.says("我的")
    other.hears("您还没有诉求")
    other.hears_nothing_of(CABLE)


def test_another_ones_choice_is_not_taken(channel: Channel) -> None:
    one, other = channel.person("resident:demo"), channel.person("resident:other")
    one.says(CABLE)
    one.hears("我的理解")
    other.says("你好")
    other.hears("呼应")
    other.presses("飞线充电", of=one)
    other.hears_nothing_of("已登记")
