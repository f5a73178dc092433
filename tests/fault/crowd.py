"""Many residents who report something at once, whatever happens to the servers meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import aiohttp

from tests.support.web_client import WebClient

FRAMES = 3
"""What each resident sends: the report and two choices."""

LONGEST = 1200.0  # seconds for all residents, restarts included, on a busy machine
FILED = "已登记，编号"


class RoamingClient(WebClient):
    """A client that tries the next address when one cannot be reached, as behind a proxy."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        addresses: Sequence[str],
        first: int = 0,
        token: str | None = None,
    ) -> None:
        super().__init__(session, addresses[first % len(addresses)], token)
        self._addresses = addresses
        self._tried = first

    async def connect(self) -> None:
        """Connect, say hello, and send again what was not acknowledged."""
        try:
            await super().connect()
        except ConnectionError:
            self._tried += 1
            self._address = self._addresses[self._tried % len(self._addresses)]
            raise


class Crowd:
    """Many residents, each of whom reports something and taps until it is filed."""

    def __init__(
        self, session: aiohttp.ClientSession, addresses: Sequence[str], residents: int
    ) -> None:
        self.clients = [RoamingClient(session, addresses, one) for one in range(residents)]
        self.answered = 0
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

    async def until_answered(self, share: float) -> None:
        """Wait until that share of all frames was acknowledged."""
        self._wanted = int(share * len(self.clients) * FRAMES)
        self._reached.clear()
        if self.answered < self._wanted:
            await self._reached.wait()

    def check_each_heard_once(self) -> None:
        """Make sure that each has one receipt, and every message once, in order."""
        for client in self.clients:
            assert sum(FILED in message.text for message in client.messages) == 1
            numbers = [message.seq for message in client.messages]
            assert numbers == list(range(1, len(numbers) + 1))

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
        self.answered += 1
        if self.answered >= self._wanted:
            self._reached.set()


@asynccontextmanager
async def open_session() -> AsyncIterator[aiohttp.ClientSession]:
    """Open a session for as many connections as are wanted."""
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session:
        yield session


@asynccontextmanager
async def reporting_crowd(addresses: Sequence[str], count: int) -> AsyncIterator[Crowd]:
    """Let so many residents report at once; they have all been answered at the end of the block."""
    async with open_session() as session, asyncio.TaskGroup() as group:
        crowd = Crowd(session, addresses, count)
        group.create_task(crowd.report())
        yield crowd
