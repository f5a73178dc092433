"""A program at the web chat's WebSocket."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import msgspec
from aiohttp import WSMsgType


class Frame(msgspec.Struct, frozen=True):
    """A frame of the server; what a type does not have stays as it is here."""

    type: str
    id: str | None = None
    token: str = ""
    roles: tuple[str, ...] = ()
    reason: str = ""
    seq: int = 0
    text: str = ""
    choices: tuple[dict[str, str], ...] = ()


class Client:
    """One connection."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.token = ""
        self._passed_over: list[Frame] = []

    async def hello(
        self, token: str | None = None, language: str = "zh-CN", after: int = 0
    ) -> Frame:
        """Say hello and return the welcome."""
        await self.send(type="hello", token=token, language=language, after=after)
        welcome = await self.receive()
        self.token = welcome.token
        return welcome

    async def says(self, frame_id: str, text: str) -> None:
        """Send a text."""
        await self.send(type="text", id=frame_id, text=text)

    async def send(self, **frame: object) -> None:
        """Send a frame."""
        await self.socket.send_str(msgspec.json.encode(frame).decode())

    async def receive(self, seconds: float = 3) -> Frame:
        """Return the next frame; raise TimeoutError where none comes."""
        return msgspec.json.decode(await self.socket.receive_str(timeout=seconds), type=Frame)

    async def next(self, kind: str) -> Frame:
        """Return the next frame of a type; the others are kept for later."""
        for kept in self._passed_over:
            if kept.type == kind:
                self._passed_over.remove(kept)
                return kept
        while (frame := await self.receive()).type != kind:
            self._passed_over.append(frame)
        return frame

    async def ended(self) -> int | None:
        """Wait until the server ends the connection and return its code."""
        while (received := await self.socket.receive()).type is WSMsgType.TEXT:
            pass
        return received.data if received.type is WSMsgType.CLOSE else None


@asynccontextmanager
async def connected(url: str, **headers: str) -> AsyncIterator[Client]:
    """Connect; underscores in names of headers stand for dashes."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{url}/ws", headers=named) as socket,
    ):
        yield Client(socket)
