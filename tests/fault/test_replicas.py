"""Three replicas on one PostgreSQL, one of which dies: what people notice is nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import aiohttp
import msgspec
import pytest

from bot.settings import Settings
from bot.wiring import open_application
from tests.fault.crowd import RoamingClient, open_session, reporting_crowd
from tests.fault.wholeness import check_whole
from tests.story.scenes import CABLE
from tests.support.driver_webchat import let_in, token_of
from tests.support.photos import jpeg
from tests.support.server import Server
from tests.support.web_client import Message

pytestmark = pytest.mark.postgres

RESIDENTS = 400
PATIENCE = 60.0


@pytest.fixture
def replicas(postgres_settings: Settings) -> Iterator[list[Server]]:
    """Run three servers on one database."""
    application = open_application(postgres_settings)
    let_in(application, ("resident:demo", "worker:03"))
    application.close()
    url = postgres_settings.url
    servers = [Server(postgres_settings.data, database_url=url) for _ in range(3)]
    with ThreadPoolExecutor(3) as starters:
        list(starters.map(Server.start, servers))
    yield servers
    for server in servers:
        server.stop()


class Person:
    """A person at one of the replicas, who waits for messages that contain something."""

    def __init__(self, client: RoamingClient) -> None:
        self.client = client
        self._heard: set[int] = set()

    async def hears(self, *parts: str) -> Message:
        """Wait for a message not heard before that contains all of these."""
        async with asyncio.timeout(PATIENCE), self.client.news:
            await self.client.news.wait_for(lambda: self._find(parts) is not None)
        found = self._find(parts)
        assert found is not None
        self._heard.add(found.seq)
        return found

    async def says(self, text: str) -> None:
        """Send a text, whatever it takes."""
        async with asyncio.timeout(PATIENCE):
            assert await self.client.say("text", text=text) is None

    async def presses(self, message: Message, label: str) -> None:
        """Press a button of a message."""
        choice = next(one for one in message.choices if label in one.label)
        async with asyncio.timeout(PATIENCE):
            assert await self.client.say("choice", choice=choice.id) is None

    async def sends_photo(self) -> None:
        """Upload a photo and send it."""
        status, body = await self.client.upload(jpeg().content)
        assert status == 200
        media_id = msgspec.json.decode(body)["id"]
        async with asyncio.timeout(PATIENCE):
            assert await self.client.say("media", media=[media_id], text="") is None

    def _find(self, parts: tuple[str, ...]) -> Message | None:
        for message in self.client.messages:
            whole = "\n".join((message.text, *(one.label for one in message.choices)))
            if message.seq not in self._heard and all(part in whole for part in parts):
                return message
        return None


@asynccontextmanager
async def connected(
    session: aiohttp.ClientSession, replicas: list[Server], first: int, key: str
) -> AsyncIterator[Person]:
    """Connect a person to a replica, and to the next ones when it is gone."""
    addresses = [server.address for server in replicas]
    client = RoamingClient(session, addresses, first, token_of(key))
    line = asyncio.create_task(client.stay_connected())
    yield Person(client)
    line.cancel()
    await client.close()


async def test_from_report_to_rating_over_three_replicas_one_of_which_is_killed(
    replicas: list[Server],
) -> None:
    async with (
        open_session() as session,
        connected(session, replicas, 0, "resident:demo") as resident,
        connected(session, replicas, 1, "worker:03") as worker,
    ):
        await resident.says(CABLE)
        card = await resident.hears("我的理解", "飞线充电")
        await resident.presses(card, "飞线充电")
        receipt = await resident.hears("已登记", "飞线充电")
        assert receipt.ticket is not None
        task = await worker.hears("新任务", "飞线充电")
        await worker.presses(task, "接单")
        await resident.hears(receipt.ticket.number, "已接单")

        replicas[1].kill()  # the worker's; they go on at the third
        accepted = await worker.hears("已接单。")
        await worker.presses(accepted, "办结")
        await worker.hears("请发一张办结后的照片")
        await worker.sends_photo()
        await worker.hears("已办结")
        done = await resident.hears(receipt.ticket.number, "办好了")
        replicas[0].kill()  # the resident's; one is left
        await resident.presses(done, "解决了")
        rating = await resident.hears("记为已解决")
        await resident.presses(rating, "5 分")
        await resident.hears("记下了，5 分")
        await worker.hears(receipt.ticket.number, "居民评价了")


@pytest.mark.long
async def test_one_of_three_replicas_is_killed_under_load(
    replicas: list[Server], postgres_settings: Settings
) -> None:
    async with reporting_crowd([server.address for server in replicas], RESIDENTS) as crowd:
        await crowd.until_answered(0.4)
        replicas[0].kill()
    crowd.check_each_heard_once()
    check_whole(postgres_settings, RESIDENTS)
