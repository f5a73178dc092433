"""Telegram with faults on a tenth of the calls and every update twice: one effect, in order."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bot.push import Pace
from bot.settings import Settings
from bot.telegram_account import Telegram
from bot.transaction import Transaction
from handlers.message import decode_message
from tests.support.city import copy_city
from tests.support.driver_telegram import Mode, telegram_settings
from tests.support.telegram_bot import Bot, bot_on, telegram_server
from tests.support.telegram_faults import Fault, Faults
from tests.unit.bot.people import repeat_everything

QUICK = (
    Fault.TOO_MANY,
    Fault.ERROR,
    Fault.HTML,
    Fault.NONSENSE,
    Fault.LOST_BEFORE,
    Fault.LOST_AFTER,
)
MAY_BE_LOST = frozenset({Fault.NONSENSE, Fault.HANG, Fault.LOST_BEFORE})
"""After these nobody knows whether an answer arrived, and it is not repeated."""
UNPACED = Pace(a_second=100_000.0, burst=100_000, chat_seconds=0.0, in_flight=64)
SUFFERING = ("send", "edit", "getUpdates")


def words_of(person: int, count: int) -> list[str]:
    return [f"{person}号居民说的第{number}句" for number in range(count)]


def queued(bot: Bot, user: int) -> list[str]:
    """Return what was to be said to somebody."""

    def read(transaction: Transaction) -> list[str]:
        person = transaction.people.find_by_identity("telegram", "7000", str(user))
        assert person is not None
        rows = transaction.mailbox.latest(person.id, 100)
        return [decode_message(row.body).text for row in rows]

    return bot.application.read(read).result()


async def suffer(bot: Bot, people: int, messages: int) -> None:
    """Let people write while Telegram fails, and see that each of them is answered once."""
    fingers = [bot.person(f"resident:{number}") for number in range(people)]
    for number in range(messages):
        for person, one in enumerate(fingers):
            one.types(words_of(person, messages)[number])
    await bot.until(lambda: bot.telegram.pusher.idle, seconds=300)

    def left() -> bool:
        states = bot.application.database.run_read(
            lambda uow: uow.connection.exec_driver_sql(
                "select count(*) from outbox where state = 'queued' and channel = 'telegram'"
            ).scalar_one()
        )
        return bool(states)

    await bot.until(lambda: not left(), seconds=300)
    lost = 0
    for person, one in enumerate(fingers):
        wanted = words_of(person, messages)
        said = queued(bot, one.phone.user_id)
        assert [text for text in said if text in wanted] == wanted
        seen = [message.text for message in one.phone.seen if message.text in wanted]
        assert seen == [text for text in wanted if text in seen]
        lost += len(wanted) - len(seen)
    excused = [fault for fault, _ in bot.telegram.faults.shown if fault in MAY_BE_LOST]
    assert lost <= len(excused)
    assert bot.telegram.complaints == []


async def run(settings: Settings, mode: Mode, faults: Faults, people: int, messages: int) -> None:
    async with telegram_server() as telegram:
        telegram.faults = faults
        telegram.queue.twice = True
        on = telegram_settings(settings.data, telegram, mode)
        on = msgspec.structs.replace(on, database_url=settings.database_url)
        async with bot_on(settings.data, telegram, mode, on) as bot:
            repeat_everything(bot.application)
            await suffer(bot, people, messages)
    assert len(faults.shown) >= people * messages // 20


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_every_message_has_one_effect_and_one_answer_in_order(
    settings: Settings, mode: Mode
) -> None:
    await run(settings, mode, Faults(0.1, QUICK, SUFFERING), people=10, messages=6)


@pytest.mark.long
async def test_a_thousand_updates_of_two_hundred_people_at_once_are_all_answered(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Telegram, "pace", UNPACED)
    copy_city(city, tmp_path)
    async with telegram_server() as telegram, bot_on(tmp_path, telegram, "webhook") as bot:
        repeat_everything(bot.application)
        await bot.until(lambda: telegram.pusher.url)
        await suffer(bot, people=200, messages=5)
        assert not telegram.faults.shown


@pytest.mark.long
@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_the_same_with_calls_that_hang_and_many_messages(
    sqlite_settings: Settings, mode: Mode
) -> None:
    faults = Faults(0.1, (*QUICK, Fault.HANG), SUFFERING, seed=7)
    await run(sqlite_settings, mode, faults, people=25, messages=15)
