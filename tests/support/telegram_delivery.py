"""How the fake Telegram hands out updates: by long poll or by webhook, as the real server does."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

import aiohttp

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
SILENCE = 30.0  # seconds until a webhook's silence is a failure
LONGEST_RETRY = 2.0


@dataclass(slots=True)
class Delivered:
    """What became of one update at the webhook: the statuses of all tries."""

    update_id: int
    statuses: list[int] = field(default_factory=list)


class Queue:
    """Updates that nobody has confirmed, in order."""

    def __init__(self) -> None:
        self.pending: deque[tuple[str, dict[str, object]]] = deque()
        self.arrived = asyncio.Event()
        self.polls = 0
        self.batches: list[int] = []
        self.twice = False
        self._served: set[int] = set()

    def put(self, chat: str, update: dict[str, object]) -> None:
        """Add an update of a chat."""
        self.pending.append((chat, update))
        self.arrived.set()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[dict[str, object]]:
        """Confirm what is below the offset and return what follows, after waiting for it."""
        self.polls += 1
        mine = self.polls
        self._confirm(offset)
        if not self.pending:
            self.arrived.clear()
            try:
                async with asyncio.timeout(seconds):
                    await self.arrived.wait()
            except TimeoutError:
                return []
        if mine != self.polls:
            raise InterruptedError
        batch = [update for _, update in list(self.pending)[:limit]]
        self.batches.append(len(batch))
        return batch

    def _confirm(self, offset: int) -> None:
        """Forget what is confirmed; where every update is to come twice, only the second time."""
        kept: deque[tuple[str, dict[str, object]]] = deque()
        for chat, update in self.pending:
            number = update["update_id"]
            confirmed = isinstance(number, int) and number < offset
            if confirmed and (not self.twice or number in self._served):
                continue
            if confirmed and isinstance(number, int):
                self._served.add(number)
            kept.append((chat, update))
        self.pending = kept


class Pusher:
    """Brings updates to a webhook: in order in a chat, chats side by side, until they are taken."""

    def __init__(self, queue: Queue, complain: Callable[[str], None]) -> None:
        self.url = ""
        self.secret = ""
        self.most_at_once = 40
        self.delivered: dict[int, Delivered] = {}
        self._queue = queue
        self._complain = complain
        self._chats: dict[str, deque[dict[str, object]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        room = asyncio.Semaphore(self.most_at_once)
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector) as session:
            try:
                while True:
                    if not self.url or not self._queue.pending:
                        self._queue.arrived.clear()
                        await self._queue.arrived.wait()
                        continue
                    chat, update = self._queue.pending.popleft()
                    waiting = self._chats.setdefault(chat, deque())
                    waiting.append(update)
                    if len(waiting) == 1:
                        task = asyncio.create_task(self._drain(session, room, chat))
                        self._tasks.add(task)
                        task.add_done_callback(self._tasks.discard)
            finally:
                for task in self._tasks:
                    task.cancel()
                await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def idle(self) -> bool:
        """Tell whether everything was taken."""
        return not self._queue.pending and not self._chats

    async def _drain(
        self, session: aiohttp.ClientSession, room: asyncio.Semaphore, chat: str
    ) -> None:
        waiting = self._chats[chat]
        while waiting:
            times = 2 if self._queue.twice else 1
            for _ in range(times):
                await self._bring(session, room, waiting[0])
            if not self.url:
                break
            waiting.popleft()
        # Without a webhook what is left waits to be asked for.
        self._queue.pending.extendleft((chat, update) for update in reversed(waiting))
        self._queue.arrived.set()
        del self._chats[chat]

    async def _bring(
        self, session: aiohttp.ClientSession, room: asyncio.Semaphore, update: dict[str, object]
    ) -> None:
        number = update["update_id"]
        if not isinstance(number, int):
            raise TypeError(number)
        record = self.delivered.setdefault(number, Delivered(number))
        pause = 0.0
        while self.url:
            async with room:
                status, wait = await self._try(session, update)
            record.statuses.append(status)
            if 200 <= status < 300:
                return
            if status != 503 and status:
                self._complain(f"the webhook answers {status} to update {number}")
            await asyncio.sleep(pause if wait is None else wait)
            pause = min(max(2 * pause, 0.05), LONGEST_RETRY)

    async def _try(
        self, session: aiohttp.ClientSession, update: dict[str, object]
    ) -> tuple[int, float | None]:
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        timeout = aiohttp.ClientTimeout(total=SILENCE)
        try:
            async with session.post(
                self.url, json=update, headers=headers, timeout=timeout
            ) as response:
                await response.read()
                wait = response.headers.get("Retry-After")
                return response.status, None if wait is None else float(wait)
        except (aiohttp.ClientError, TimeoutError):
            return 0, None
