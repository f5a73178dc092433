"""The grid worker works in WeCom, the resident writes wherever they like."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.story.conftest import Town
from tests.story.scenes import CABLE, NEXT_DOOR, disputes, finishes, finishes_again, rates
from tests.support.city import copy_city
from tests.support.driver_telegram import TelegramTown
from tests.support.driver_wechat import WechatTown
from tests.support.driver_wecom import WeComTown, member_of
from tests.support.photos import jpeg

FLOOD = 45


@pytest.fixture
def wecom(city: Path, tmp_path: Path) -> Iterator[WeComTown]:
    """Return a fresh city whose staff work in WeCom."""
    copy_city(city, tmp_path / "data")
    opened = WeComTown(tmp_path / "data")
    yield opened
    opened.close()


TOWNS: dict[str, Callable[[Path], Town]] = {
    "the web chat": WeComTown,
    "WeChat": lambda folder: WechatTown(folder, staff="wecom"),
    "Telegram by polling": lambda folder: TelegramTown(folder, "polling", staff_in_wecom=True),
    "Telegram by webhook": lambda folder: TelegramTown(folder, "webhook", staff_in_wecom=True),
}


@pytest.fixture(params=TOWNS)
def any_residents(request: pytest.FixtureRequest, city: Path, tmp_path: Path) -> Iterator[Town]:
    """Return a fresh city whose staff work in WeCom, its residents on each platform in turn."""
    copy_city(city, tmp_path / "data")
    opened = TOWNS[request.param](tmp_path / "data")
    yield opened
    opened.close()


def test_from_report_to_rating_with_photo_location_and_dispute(any_residents: Town) -> None:
    resident, worker = any_residents.person("resident:demo"), any_residents.person("worker:03")
    resident.sends_photo(jpeg())
    resident.hears("照片收到了")
    resident.says("有人飞线充电")
    resident.hears("我的理解", "照片：1 张")
    resident.sends_location(*NEXT_DOOR)
    resident.hears("我的理解", "毓璜顶东社区第三网格")
    resident.presses("飞线充电")
    number = resident.hears("已登记").number

    assert worker.hears("新任务", number, "1. 接单").text
    worker.presses("接单")
    worker.hears("已接单。")
    finishes(worker)

    assert resident.hears(number, "办好了").media
    disputes(resident, number, "电线还在")
    finishes_again(worker, number, "电线还在")
    rates(resident, number)
    worker.hears(number, "居民评价了")


def test_a_photo_of_the_report_reaches_the_worker(wecom: WeComTown) -> None:
    resident, worker = wecom.person("resident:demo"), wecom.person("worker:03")
    resident.sends_photo(jpeg())
    resident.hears("照片收到了")
    resident.says(CABLE)
    resident.hears("我的理解")
    resident.presses("飞线充电")
    assert len(worker.hears("新任务").media) == 1


def test_a_flood_of_tasks_is_told_as_one_message(wecom: WeComTown) -> None:
    worker = wecom.person("worker:03")
    wecom.tell("worker:03", [f"第{number}条" for number in range(FLOOD)])
    worker.hears("条新消息", "任务")
    assert len(wecom.fake.shown[member_of("worker:03")]) < FLOOD


def test_an_event_that_is_delivered_twice_has_one_effect(wecom: WeComTown) -> None:
    resident, worker = wecom.person("resident:demo"), wecom.person("worker:03")
    resident.says(CABLE)
    resident.hears("我的理解")
    resident.presses("飞线充电")
    worker.hears("新任务")
    wecom.fake.answers_lost = 1
    accepts_once = wecom.city.run(wecom.fake.deliver(member_of("worker:03"), "text", Content="1"))
    assert accepts_once == [0, 200]
    worker.hears("已接单。")
    worker.hears_nothing_of("已接单。")


def test_the_token_may_die_at_any_moment(wecom: WeComTown) -> None:
    worker = wecom.person("worker:03")
    worker.says("帮助")
    worker.hears("今天到期")
    wecom.fake.expire_token()
    worker.says("任务")
    worker.hears("任务")
    assert wecom.fake.tokens_given == 2


def test_who_is_accepted_in_upper_case_is_the_same_member(wecom: WeComTown) -> None:
    resident, worker = wecom.person("resident:demo"), wecom.person("worker:03")
    resident.says(CABLE)
    resident.hears("我的理解")
    resident.presses("飞线充电")
    accepts_as = member_of("worker:03").upper()
    worker.hears("新任务")
    wecom.city.run(wecom.fake.deliver(accepts_as, "text", Content="1"))
    worker.hears("已接单。")
