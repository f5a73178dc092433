"""Who has not written for long: what WeChat does not take now reaches them later, or elsewhere."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.story.scenes import accepts, finishes
from tests.support.city import copy_city
from tests.support.driver_wechat import WechatSeat, WechatTown
from tests.support.fake_wechat_phone import Mode
from tests.support.talker import Talker

CABLE = "幸福小区3号楼2单元有人飞线充电，电线从三楼窗户拉下来"


PEOPLE, NOTICES = 8, 5


@pytest.fixture
def folder(city: Path, tmp_path: Path) -> Path:
    """Return the folder of a fresh city."""
    copy_city(city, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def town(folder: Path) -> Iterator[WechatTown]:
    """Return a city with residents on WeChat and staff in the web chat, and a template."""
    opened = WechatTown(folder, Mode.SAFE, staff="web", template=True)
    yield opened
    opened.close()


def files(resident: Talker) -> str:
    """Let a resident report; return the number."""
    resident.says(CABLE)
    resident.hears("我的理解", "飞线充电")
    resident.presses("飞线充电")
    return resident.hears("已登记", "飞线充电").number


def rung(resident: Talker) -> list[str]:
    """Return what templates have said."""
    if not isinstance(resident.seat, WechatSeat):
        raise TypeError
    said = resident.seat.phone.said
    return [one.text for one in said if one.kind == "template"]


def test_what_waits_is_heard_when_they_write_and_can_be_answered(town: WechatTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    number = files(resident)
    accepts(worker)
    town.lets_windows_end("resident:demo")
    finishes(worker)
    resident.wait_until(lambda: any(number.replace(" ", "") in text for text in rung(resident)))
    assert rung(resident)
    resident.hears_nothing_of("办好了", "1. 解决了")

    resident.says("我的")
    resident.hears(number, "飞线充电")
    resident.hears(number, "办好了", "解决了")
    resident.presses("解决了")
    resident.hears("记为已解决")


def test_progress_goes_along_with_the_next_answer(town: WechatTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    number = files(resident)
    accepts(worker)
    worker.presses("开始处理")
    worker.hears("开始处理了。")
    resident.says("帮助")
    resident.hears(number, "已接单", "不用记命令")
    resident.says("帮助")
    resident.hears("不用记命令")
    assert len([one for one in resident.everything if "：已接单" in one.text]) == 1


def test_an_account_that_is_not_verified_answers_at_least(folder: Path) -> None:
    town = WechatTown(folder, Mode.SAFE, staff="web")
    town.fake.is_verified = False
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    number = files(resident)
    accepts(worker)
    resident.says("我的")
    resident.hears(number, "已接单")
    town.close()


def test_what_many_are_told_while_calls_fail_arrives_once_and_in_order(town: WechatTown) -> None:
    town.fake.chance = random.Random(5)
    names = [f"resident:{number}" for number in range(PEOPLE)]
    people = [town.person(name) for name in names]
    told = [f"第{number}条通知" for number in range(NOTICES)]
    for person, name in zip(people, names, strict=True):
        person.says("帮助")
        town.tell(name, told)
    for person in people:
        person.hears(told[-1])
        heard = [one.text for one in person.everything if one.text in told]
        assert heard == told
