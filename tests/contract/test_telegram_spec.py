"""Telegram's own description of its Bot API, against what the bot calls and what it can bear."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.test_channels import CABLE
from tests.support.city import copy_city
from tests.support.driver_telegram import TelegramTown
from tests.support.fake_telegram import FakeTelegram
from tests.support.photos import jpeg
from tests.support.telegram_bot import bot_on, telegram_server
from tests.support.telegram_spec import API, Chance, faults_of

pytestmark = pytest.mark.skipif(not API.exists(), reason=f"there is no {API.name} at {API.parent}")
PEOPLE = 50


@pytest.fixture(params=["polling", "webhook"])
def town(request: pytest.FixtureRequest, city: Path, tmp_path: Path) -> Iterator[TelegramTown]:
    """Return a city on Telegram."""
    copy_city(city, tmp_path)
    opened = TelegramTown(tmp_path, request.param)
    yield opened
    opened.close()


def test_every_call_is_as_telegram_describes_it(town: TelegramTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    resident.says(f"幸福小区3号楼2单元{CABLE}")
    resident.hears("我的理解")
    resident.sends_photo(jpeg())
    resident.hears("照片：1 张")
    resident.presses("飞线充电")
    resident.hears("已登记")
    worker.hears("新任务")
    worker.presses("接单")
    worker.hears("已接单。")
    worker.presses("办结")
    worker.sends_photo(jpeg())
    resident.hears("办好了")
    calls = town.server.calls
    assert {"sendMessage", "editMessageText", "sendPhoto", "answerCallbackQuery"} <= {
        call.method for call in calls
    }
    for call in calls:
        assert faults_of(call.method, call.fields, call.files) == []


async def bear(city: Path, folder: Path, count: int, seed: int) -> None:
    """Let a bot on a webhook get so many updates made at random, and see that none is refused."""
    copy_city(city, folder)
    chance = Chance(seed, PEOPLE)
    async with telegram_server() as telegram, bot_on(folder, telegram, "webhook") as bot:
        await bot.until(lambda: telegram.pusher.url)
        for user in range(PEOPLE):
            telegram.phone(5_000 + user).started = True
        said = put_updates(telegram, chance, count)
        await bot.until(lambda: telegram.pusher.idle, seconds=900)
        assert telegram.complaints == []
        handled: dict[str, str] = bot.application.database.run_read(
            lambda uow: dict(
                uow.connection.exec_driver_sql(
                    "select event_id, state from inbox where channel = 'telegram'"
                ).all()
            )
        )
    assert {handled.get(number) for number in said} == {"handled"}
    assert "failed" not in handled.values()


def put_updates(telegram: FakeTelegram, chance: Chance, count: int) -> set[str]:
    """Put updates into the queue; return the numbers of those that are surely somebody's words."""
    said = set()
    for number in range(1, count + 1):
        update = chance.update(number)
        telegram.queue.put(f"chat-{number % PEOPLE}", update)
        message = update.get("message")
        if isinstance(message, dict) and isinstance(message.get("text"), str):
            private = message["chat"]["type"] == "private"
            person = message.get("from")
            words = str(message["text"]).strip() and not is_plainly_odd(message)
            if private and person and not person["is_bot"] and words:
                said.add(str(number))
    return said


def is_plainly_odd(message: dict[str, object]) -> bool:
    """Tell whether a message says several things at once, as no real one does."""
    return bool(message.keys() & {"location", "venue", "contact"})


async def test_a_bot_bears_whatever_telegram_may_send(city: Path, tmp_path: Path) -> None:
    await bear(city, tmp_path, count=300, seed=1)


@pytest.mark.long
async def test_a_bot_bears_ten_thousand_updates(city: Path, tmp_path: Path) -> None:
    await bear(city, tmp_path, count=10_000, seed=2)
