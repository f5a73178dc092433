"""A scanned poster opens the bot with its building, whatever platform it is scanned with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from bot.channels.telegram import telegram_links
from bot.door_links import DoorLinksError
from bot.wechat_doors import wechat_links
from bot.wiring import Application, open_application
from tests.support.city import copy_city, settings_in
from tests.support.driver_telegram import TelegramTown
from tests.support.driver_wechat import WechatSeat, WechatTown
from tests.support.fake_telegram import TOKEN
from tests.support.talker import Talker
from tickets.usecases.issue_doors import issue_doors


@pytest.fixture
def telegram(city: Path, tmp_path: Path) -> Iterator[TelegramTown]:
    """Return a city on Telegram."""
    copy_city(city, tmp_path / "data")
    opened = TelegramTown(tmp_path / "data", "polling")
    yield opened
    opened.close()


@pytest.fixture
def wechat(city: Path, tmp_path: Path) -> Iterator[WechatTown]:
    """Return a city on WeChat."""
    copy_city(city, tmp_path / "data")
    opened = WechatTown(tmp_path / "data")
    yield opened
    opened.close()


def door_of(application: Application, building: str = "3") -> str:
    """Issue the token of a building of 幸福小区."""
    spots = application.database.run_read(
        lambda uow: [
            spot
            for spot in uow.areas.spots(uow.areas.city().path)
            if (spot.place.estate, spot.place.building) == ("幸福小区", building)
        ]
    )
    return (
        application.write(lambda transaction: issue_doors(transaction.context().work, spots))
        .result()[0]
        .token
    )


def reports_at_the_door(resident: Talker) -> None:
    """Say yes, and report something without a place."""
    resident.hears("您在 幸福小区 3号楼")
    resident.presses("是的")
    resident.hears("好的，幸福小区 3号楼")
    resident.says("有人飞线充电")
    resident.hears("我的理解", "幸福小区 3号楼")
    resident.presses("飞线充电")
    resident.hears("已登记", "幸福小区 3号楼")


async def test_telegrams_link_starts_the_bot_at_the_door(telegram: TelegramTown) -> None:
    token = door_of(telegram.application)
    links = await telegram_links(telegram.application, [token])
    address, _, payload = links[token].partition("?start=")
    assert address.startswith("https://t.me/")
    assert payload == token
    resident = telegram.person("resident:new")
    resident.says(f"/start {payload}")
    reports_at_the_door(resident)


async def test_a_bot_that_telegram_does_not_answer_for_has_no_links(tmp_path: Path) -> None:
    away = msgspec.structs.replace(
        settings_in(tmp_path), telegram_token=TOKEN, telegram_base_url="http://127.0.0.1:1"
    )
    with closing(open_application(away)) as application:
        with pytest.raises(DoorLinksError, match="Telegram"):
            await telegram_links(application, ["token"])
        assert await wechat_links(application, ["token"]) == {}


async def test_wechats_code_opens_the_account_at_the_door(wechat: WechatTown) -> None:
    token = door_of(wechat.city.application)
    links = wechat.run(wechat_links(wechat.city.application, [token]))
    assert wechat.fake.scenes == links
    resident = wechat.person("resident:demo")
    assert isinstance(resident.seat, WechatSeat)
    wechat.run(resident.seat.phone.scan(token))
    reports_at_the_door(resident)


def test_who_follows_the_account_by_a_doors_code_is_asked_too(wechat: WechatTown) -> None:
    token = door_of(wechat.city.application)
    newcomer = wechat.person("resident:new")
    assert isinstance(newcomer.seat, WechatSeat)
    wechat.run(newcomer.seat.phone.follow(token))
    newcomer.hears("您在 幸福小区 3号楼")


def test_an_account_without_the_right_has_no_codes(wechat: WechatTown) -> None:
    wechat.fake.faults["qrcode/create"] += [48001, 45009]
    application = wechat.city.application
    assert wechat.run(wechat_links(application, ["token"])) == {}
    with pytest.raises(DoorLinksError, match="45009"):
        wechat.run(wechat_links(application, ["token"]))
