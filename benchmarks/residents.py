"""Residents at the web chat who report something and tap the first matter until they are done."""

from __future__ import annotations

import asyncio
import csv
import random
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

PATIENCE = 60.0
PROBLEMS = (
    "路灯坏了三天了，晚上看不见",
    "楼道里堆满杂物，堵着门",
    "下水道堵了，污水往外冒",
    "有人占用消防通道停车",
)


class DialogueError(Exception):
    """A dialogue took another way than the one that is measured."""


class Shown(msgspec.Struct, frozen=True):
    """A choice of a message."""

    id: str
    label: str


class Frame(msgspec.Struct, frozen=True):
    """What is read of a frame of the server."""

    type: str
    id: str | None = None
    text: str = ""
    choices: tuple[Shown, ...] = ()
    ticket: msgspec.Raw = msgspec.Raw(b"null")
    reason: str = ""


_decoder = msgspec.json.Decoder(Frame)
_encoder = msgspec.json.Encoder()


class Resident:
    """One resident on a connection of their own."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self._socket = socket
        self._said = 0

    async def report(self, place: str, problem: str) -> None:
        """Report a problem at a place and take the first matter: two messages.

        Raises:
            DialogueError: there was no receipt at the end.
        """
        card = await self._say({"type": "text", "text": f"{place}3号楼2单元{problem}"}, "choices")
        await self._say({"type": "choice", "choice": card.choices[0].id}, "ticket")

    async def _say(self, frame: dict[str, str], wanted: str) -> Frame:
        """Send a frame; return the message with what is wanted, once both it and the ack came."""
        self._said += 1
        own = f"f{self._said}"
        await self._socket.send_str(_encoder.encode({**frame, "id": own}).decode())
        found: Frame | None = None
        acknowledged = False
        async with asyncio.timeout(PATIENCE):
            while found is None or not acknowledged:
                heard = await self.hear()
                if heard.type == "error":
                    raise DialogueError(heard.reason)
                acknowledged |= heard.type == "ack" and heard.id == own
                if heard.type == "message" and _has(heard, wanted):
                    found = heard
        if wanted == "ticket" and bytes(found.ticket) == b"null":
            raise DialogueError(found.text)
        return found

    async def hear(self) -> Frame:
        """Return the next frame."""
        received = await self._socket.receive()
        if received.type is not WSMsgType.TEXT:
            raise DialogueError(f"the connection ended: {received.type.name}")
        return _decoder.decode(received.data)


def _has(frame: Frame, wanted: str) -> bool:
    return bool(frame.choices) if wanted == "choices" else True


@asynccontextmanager
async def at_the_chat(port: int, count: int) -> AsyncIterator[Sequence[Resident]]:
    """Connect so many newcomers and let them go at the end."""
    async with ClientSession() as session:
        sockets = []
        try:
            for _ in range(count):
                socket = await session.ws_connect(f"http://127.0.0.1:{port}/ws")
                await socket.send_str('{"type":"hello","token":null,"language":"zh-CN","after":0}')
                await socket.receive()
                sockets.append(socket)
            yield [Resident(socket) for socket in sockets]
        finally:
            await asyncio.gather(*(socket.close() for socket in sockets))


async def report_all(residents: Sequence[Resident], places: Iterator[str], each: int) -> int:
    """Let every resident report so many problems, all at once; return the messages sent."""

    async def go(resident: Resident) -> None:
        for number in range(each):
            await resident.report(next(places), PROBLEMS[number])

    async with asyncio.TaskGroup() as group:
        for resident in residents:
            group.create_task(go(resident))
    return 2 * each * len(residents)


def estate_names(folder: Path, seed: int) -> Iterator[str]:
    """Yield the names of a made city's estates in a random order, again and again."""
    with (folder / "estates.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    random.Random(seed).shuffle(names)  # noqa: S311 - no secret
    while True:
        yield from names
