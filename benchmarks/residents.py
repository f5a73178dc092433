"""Residents at the web chat who report something and tap the first matter until they are done."""

from __future__ import annotations

import asyncio
import csv
import itertools
import random
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

import msgspec
from aiohttp import ClientSession, ClientWebSocketResponse, TCPConnector, WSMsgType

PATIENCE = 60.0
BUILDINGS = 97  # named of an estate; no divisor of how many estates there are
# Who asks to stay unnamed is asked which matter it is, however sure the learner gets meanwhile:
# else a report would be one message after the first thousand.
PROBLEMS = (
    "路灯坏了三天了，晚上看不见，请替我保密",
    "楼道里堆满杂物，堵着门，请替我保密",
    "下水道堵了，污水往外冒，请替我保密",
    "有人占用消防通道停车，请替我保密",
)


class Talker(Protocol):
    """A resident at some door."""

    @property
    def is_done(self) -> bool:
        """Tell whether every problem was reported: the same one again would be an addition."""

    async def report(self, place: str) -> None:
        """Report the next problem in one message, choose the first matter in a second one.

        Raises:
            DialogueError: there was no card, or no receipt.
        """

    async def leave(self) -> None:
        """Go away."""


class Door(Protocol):
    """Where residents come and go."""

    async def newcomer(self) -> Talker:
        """Let somebody come who was never here."""


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

    @property
    def has_ticket(self) -> bool:
        """Tell whether it is about a ticket."""
        return bytes(self.ticket) != b"null"


_decoder = msgspec.json.Decoder(Frame)
_encoder = msgspec.json.Encoder()


class Resident:
    """One resident on a connection of their own."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self._socket = socket
        self._said = 0
        self._reported = 0

    @property
    def is_done(self) -> bool:
        """Tell whether every problem was reported: the same one again would be an addition."""
        return self._reported == len(PROBLEMS)

    async def leave(self) -> None:
        """End the connection."""
        await self._socket.close()

    async def report(self, place: str) -> None:
        """Report the next problem and take the first matter."""
        problem = PROBLEMS[self._reported]
        self._reported += 1
        card = await self._say({"type": "text", "text": f"{place}{problem}"})
        if card.has_ticket:
            raise DialogueError("filed unasked: " + card.text)
        receipt = await self._say({"type": "choice", "choice": card.choices[0].id})
        if not receipt.has_ticket:  # the same was reported next door: it is another one
            receipt = await self._say({"type": "choice", "choice": receipt.choices[-1].id})
        if not receipt.has_ticket:
            raise DialogueError(receipt.text)

    async def _say(self, frame: dict[str, str]) -> Frame:
        """Send a frame; return the card, the last of some, or the receipt once all came."""
        self._said += 1
        own = f"f{self._said}"
        await self._socket.send_str(_encoder.encode({**frame, "id": own}).decode())
        answer: Frame | None = None
        acknowledged = False
        async with asyncio.timeout(PATIENCE):
            while answer is None or not acknowledged:
                heard = await self.hear()
                if heard.type == "error":
                    raise DialogueError(heard.reason)
                acknowledged |= heard.type == "ack" and heard.id == own
                if heard.has_ticket or len(heard.choices) > 1:
                    answer = heard
        return answer

    async def hear(self) -> Frame:
        """Return the next frame."""
        received = await self._socket.receive()
        if received.type is not WSMsgType.TEXT:
            raise DialogueError(f"the connection ended: {received.type.name}")
        return _decoder.decode(received.data)


class Chat:
    """Where residents come and go."""

    def __init__(self, session: ClientSession, port: int) -> None:
        self._session = session
        self._url = f"http://127.0.0.1:{port}/ws"

    async def newcomer(self) -> Resident:
        """Connect somebody who was never here."""
        socket = await self._session.ws_connect(self._url)
        await socket.send_str('{"type":"hello","token":null,"language":"zh-CN","after":0}')
        await socket.receive()
        return Resident(socket)


@asynccontextmanager
async def chat_at(port: int) -> AsyncIterator[Chat]:
    """Open the chat of a server; whoever is still there at the end is let go."""
    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        yield Chat(session, port)


async def report_all(residents: Sequence[Talker], places: Iterator[str]) -> int:
    """Let every resident report all problems, all at once; return the messages sent."""

    async def go(resident: Talker) -> None:
        for _ in PROBLEMS:
            await resident.report(next(places))

    async with asyncio.TaskGroup() as group:
        for resident in residents:
            group.create_task(go(resident))
    return 2 * len(PROBLEMS) * len(residents)


def entrances(folder: Path, seed: int) -> Iterator[str]:
    """Yield entrances in a made city's estates in a random order, hardly one of them twice.

    A second report of the same would be asked whether it is a neighbour's.
    """
    with (folder / "estates.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    random.Random(seed).shuffle(names)  # noqa: S311 - no secret
    for number, name in enumerate(itertools.cycle(names)):
        yield f"{name}{number % BUILDINGS + 1}号楼2单元"
