"""A server killed amid 500 reports: nothing acknowledged is lost, nothing is done twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import text

from storage.opening import open_database
from tests.support.city import copy_city, settings_in
from tests.support.server import Server
from tests.support.web_client import WebClient

RESIDENTS = 500
FRAMES = 3
LONGEST = 300.0  # seconds for all residents, the restart included

FILED = "已登记，编号"


class Crowd:
    """Many residents, each of whom reports something and taps until it is filed."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self.clients = [WebClient(session, address, None) for _ in range(RESIDENTS)]
        self._answered = 0
        self._wanted = 0
        self._reached = asyncio.Event()

    async def report(self) -> None:
        """Let all of them report at once; return when each has a receipt."""
        async with asyncio.timeout(LONGEST), asyncio.TaskGroup() as group:
            lines = [group.create_task(client.stay_connected()) for client in self.clients]
            reports = [
                group.create_task(self._report(number, client))
                for number, client in enumerate(self.clients)
            ]
            await asyncio.wait(reports)
            for line in lines:
                line.cancel()
        for client in self.clients:
            await client.close()

    async def until_answered(self, frames: int) -> None:
        """Wait until so many frames of all were acknowledged."""
        self._wanted = frames
        await self._reached.wait()

    async def _report(self, number: int, client: WebClient) -> None:
        await self._say(client, "text", text=f"第{number}号居民：门口的台阶裂了一条缝")
        await self._press(client, "都不是")
        await self._press(client, "请社区判断")
        await client.hear(FILED)

    async def _press(self, client: WebClient, label: str) -> None:
        shown = await client.hear(label)
        choice = next(choice for choice in shown.choices if label in choice.label)
        await self._say(client, "choice", choice=choice.id)

    async def _say(self, client: WebClient, kind: str, **fields: object) -> None:
        assert await client.say(kind, **fields) is None
        self._answered += 1
        if self._answered >= self._wanted:
            self._reached.set()


@pytest.mark.parametrize(
    "share",
    [0.5, pytest.param(0.2, marks=pytest.mark.long), pytest.param(0.8, marks=pytest.mark.long)],
)
async def test_every_report_survives_a_kill_exactly_once(
    share: float, city: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    copy_city(city, folder)
    server = Server(folder)
    await asyncio.to_thread(server.start)
    try:
        async with _session() as session:
            crowd = Crowd(session, server.address)
            reporting = asyncio.create_task(crowd.report())
            await crowd.until_answered(int(share * RESIDENTS * FRAMES))
            server.kill()
            await asyncio.to_thread(server.start)
            await reporting
    finally:
        server.stop()
    for client in crowd.clients:
        assert sum(FILED in message.text for message in client.messages) == 1
        assert sorted(message.seq for message in client.messages) == list(
            range(1, len(client.messages) + 1)
        )
    assert _requests_of_persons(folder) == [1] * RESIDENTS


@asynccontextmanager
async def _session() -> AsyncIterator[aiohttp.ClientSession]:
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session:
        yield session


def _requests_of_persons(folder: Path) -> list[int]:
    """Return how many requests each person has who has any."""
    database = open_database(settings_in(folder).url)
    counted = text("SELECT count(*) FROM requests GROUP BY person_id")
    rows = database.run_read(lambda uow: uow.connection.execute(counted).scalars().all())
    database.close()
    return list(rows)
