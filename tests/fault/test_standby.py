"""PostgreSQL dies under load for good, and its standby takes over."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from storage.opening import open_database
from tests.fault.conftest import settings_at
from tests.fault.crowd import FILED, open_session, reporting_crowd
from tests.fault.wholeness import broken, check_whole
from tests.support.city import found_city
from tests.support.postgres import skipped_without_postgres
from tests.support.server import Server
from tests.support.standby import Pair, running_pair
from tests.support.web_client import WebClient

pytestmark = [pytest.mark.postgres, pytest.mark.long]

RESIDENTS = 300
PATIENCE = 60.0
DOWN_SECONDS = 0.5


@pytest.fixture
def pair() -> Iterator[Pair]:
    """Run a server and its standby."""
    with skipped_without_postgres(), running_pair() as made:
        yield made


@pytest.fixture
def settings(pair: Pair, tmp_path: Path) -> Settings:
    """Return the settings of a city that both have."""
    made = settings_at(pair.url(pair.primary.create()), tmp_path)
    found_city(made)
    return made


@pytest.fixture
def server(settings: Settings) -> Iterator[Server]:
    """Run the program on both."""
    made = Server(settings.data, database_url=settings.url)
    made.start()
    yield made
    assert made.process is not None
    assert made.process.poll() is None, made.complaints()
    made.stop()


async def test_the_standby_takes_over_in_the_middle(
    pair: Pair, settings: Settings, server: Server
) -> None:
    pair.wait_for_each_other()
    async with reporting_crowd([server.address], RESIDENTS) as crowd:
        await crowd.until_answered(0.5)
        await asyncio.to_thread(pair.primary.kill)
        await asyncio.to_thread(pair.promote)
    crowd.check_each_heard_once()
    check_whole(settings, RESIDENTS)


async def test_a_synchronous_standby_that_was_away_has_all_that_was_acknowledged(
    pair: Pair, settings: Settings, server: Server
) -> None:
    pair.wait_for_each_other()
    async with reporting_crowd([server.address], RESIDENTS) as crowd:
        await crowd.until_answered(0.3)
        await asyncio.to_thread(pair.standby.kill)
        await asyncio.sleep(DOWN_SECONDS)
        answered = crowd.answered
        await asyncio.sleep(DOWN_SECONDS)
        assert crowd.answered == answered, "somebody was told what only one server knew"
        await asyncio.to_thread(pair.standby.start)
        await crowd.until_answered(0.6)
        await asyncio.to_thread(pair.standby.kill)
        await asyncio.sleep(DOWN_SECONDS)
        await asyncio.to_thread(pair.primary.kill)
        await asyncio.to_thread(pair.standby.start)
        await asyncio.to_thread(pair.promote)
    crowd.check_each_heard_once()
    check_whole(settings, RESIDENTS)


async def test_what_an_asynchronous_standby_lacks_is_lost_and_everybody_goes_on(
    pair: Pair, settings: Settings, server: Server
) -> None:
    async with open_session() as session, asyncio.timeout(PATIENCE):
        known, new = (WebClient(session, server.address, None) for _ in range(2))
        lines = [asyncio.create_task(client.stay_connected()) for client in (known, new)]
        await reports(known)
        await asyncio.to_thread(pair.wait_until_followed)
        await asyncio.to_thread(pair.standby.stop)

        await presses(known, "都不是")
        await presses(known, "请社区判断")
        await known.hear(FILED)
        await reports(new)
        await asyncio.to_thread(pair.primary.kill)
        await asyncio.to_thread(pair.standby.start)
        await asyncio.to_thread(pair.promote)

        for client in (known, new):
            await client.say("text", text="帮助")
            await client.hear("不用记命令")
        for line in lines:
            line.cancel()
        for client in (known, new):
            await client.close()
    assert not any(FILED in message.text for message in known.messages)
    check_nothing_is_broken(settings)


async def reports(client: WebClient) -> None:
    """Report something, and hear what it might be."""
    await client.say("text", text="门口的台阶裂了一条缝")
    await client.hear("都不是")


async def presses(client: WebClient, label: str) -> None:
    """Press a button that was shown."""
    shown = await client.hear(label)
    choice = next(choice for choice in shown.choices if label in choice.label)
    await client.say("choice", choice=choice.id)


def check_nothing_is_broken(settings: Settings) -> None:
    """Make sure that the database agrees with itself."""
    database = open_database(settings.url)
    found = database.run_read(broken)
    database.close()
    assert found == []
