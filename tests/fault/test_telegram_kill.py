"""A polling server killed amid many updates: none is lost, none is handled twice."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.wiring import open_application
from tests.support.city import copy_city, settings_in
from tests.support.fake_telegram import TOKEN, FakeTelegram
from tests.support.server import Server
from tests.support.telegram_bot import telegram_server
from tests.support.telegram_people import Fingers

PEOPLE = 20
MESSAGES = 15
KILLS = 3


def crowd(telegram: FakeTelegram) -> list[Fingers]:
    return [Fingers(telegram, telegram.phone(5_000 + number)) for number in range(PEOPLE)]


async def write(people: list[Fingers]) -> list[int]:
    """Let everybody write for a while."""
    numbers = []
    for _ in range(MESSAGES):
        for one in people:
            numbers.append(one.types("我的"))
            await asyncio.sleep(0.01)
    return numbers


async def until(condition: Callable[[], bool], seconds: float) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - it is no event of this loop
            await asyncio.sleep(0.05)


@pytest.mark.long
async def test_no_update_is_lost_or_handled_twice(city: Path, tmp_path: Path) -> None:
    copy_city(city, tmp_path)
    async with telegram_server() as telegram:
        server = Server(tmp_path, telegram_token=TOKEN, telegram_base_url=telegram.url)
        await asyncio.to_thread(server.start)
        writing = asyncio.create_task(write(crowd(telegram)))
        for _ in range(KILLS):
            telegram.queue.batches.clear()
            await until(lambda: bool(telegram.queue.batches), 60)
            await asyncio.sleep(0.03)
            server.kill()
            await asyncio.to_thread(server.start)
        numbers = await writing
        await until(lambda: not telegram.queue.pending, 60)
        server.stop()
    application = open_application(settings_in(tmp_path))
    rows = application.database.run_read(
        lambda uow: uow.connection.exec_driver_sql(
            "select i.event_id, i.state, count(o.id) from inbox i left join outbox o "
            "on o.answers = 'telegram:7000:' || i.event_id group by i.event_id, i.state"
        ).all()
    )
    application.close()
    handled = {event_id: (state, answers) for event_id, state, answers in rows}
    assert handled.keys() >= {str(number) for number in numbers}
    # The privacy notice answers everybody's first message too.
    assert {state for state, _ in handled.values()} == {"handled"}
    assert sum(answers for _, answers in handled.values()) == len(numbers) + PEOPLE
