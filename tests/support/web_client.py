"""A program's side of the web chat: frames over a WebSocket, resent until acknowledged."""

from __future__ import annotations

import asyncio
import contextlib
import json
import uuid
from dataclasses import dataclass, field
from io import BytesIO

import aiohttp
import msgspec

BUSY_PAUSE = 0.2  # seconds before a frame is sent again to a server that is busy
RECONNECT_PAUSE = 0.2


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A button."""

    id: str
    label: str


class Media(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file to show."""

    id: str
    kind: str


class TicketTag(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which ticket a message is about."""

    number: str
    status: str


class Welcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="welcome"):
    """The answer to a hello."""

    token: str
    roles: tuple[str, ...]


class Ack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="ack"):
    """A frame's effects are committed."""

    id: str


class Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="message"):
    """A message to the person; no field may be missing."""

    seq: int
    id: str
    replaces: str | None
    at: str
    text: str
    choices: tuple[Choice, ...]
    media: tuple[Media, ...]
    ticket: TicketTag | None


class Error(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="error"):
    """A frame was not taken."""

    id: str | None
    reason: str


Frame = Welcome | Ack | Message | Error
_decoder: msgspec.json.Decoder[Frame] = msgspec.json.Decoder(Frame)


@dataclass
class Unsent:
    """A frame that waits for its acknowledgement."""

    body: dict[str, object]
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    refused: str | None = None


class WebClient:
    """One person's connection; lost and opened again, it loses and doubles nothing.

    ``messages`` is all that was received, each once; ``errors`` all that was refused.
    """

    def __init__(
        self, session: aiohttp.ClientSession, address: str, token: str | None, after: int = 0
    ) -> None:
        self._session = session
        self._address = address
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._reading: asyncio.Task[None] | None = None
        self._welcomed = asyncio.Event()
        self._waiting: dict[str, Unsent] = {}
        self.token = token
        self._after = after
        self.roles: tuple[str, ...] = ()
        self.messages: list[Message] = []
        self.errors: list[Error] = []
        self.news = asyncio.Condition()

    async def connect(self) -> None:
        """Connect, say hello, and send again what was not acknowledged.

        Raises:
            ConnectionError: there is no server, or it went away before its welcome.
        """
        self._welcomed.clear()
        try:
            self._socket = await self._session.ws_connect(f"{self._address}/ws", max_msg_size=0)
        except aiohttp.ClientError as error:
            raise ConnectionError(self._address) from error
        self._reading = asyncio.create_task(self._read(self._socket))
        await self.send_raw(
            {"type": "hello", "token": self.token, "language": "zh-CN", "after": self.last_seq}
        )
        await self._welcome_or_loss()
        for unsent in tuple(self._waiting.values()):
            await self.send_raw(unsent.body)

    async def stay_connected(self) -> None:
        """Connect again whenever the connection is lost, until cancelled."""
        while True:
            with contextlib.suppress(ConnectionError):
                await self.connect()
            if self._reading is not None:
                await self._reading
            await asyncio.sleep(RECONNECT_PAUSE)

    async def close(self) -> None:
        """Let the connection go."""
        if self._reading is not None:
            self._reading.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._reading
        if self._socket is not None:
            await self._socket.close()

    async def send(self, kind: str, **fields: object) -> Unsent:
        """Send a frame under a new id; it is kept until it is answered."""
        frame_id = str(uuid.uuid4())
        unsent = Unsent({"type": kind, "id": frame_id, **fields})
        self._waiting[frame_id] = unsent
        await self.send_raw(unsent.body)
        return unsent

    async def send_raw(self, body: object) -> None:
        """Send any JSON; where there is no connection it is lost."""
        await self.send_text(json.dumps(body))

    async def send_text(self, text: str) -> None:
        """Send any text; where there is no connection it is lost."""
        if self._socket is not None:
            with contextlib.suppress(ConnectionError, aiohttp.ClientError):
                await self._socket.send_str(text)

    async def send_bytes(self, data: bytes) -> None:
        """Send a binary frame; where there is no connection it is lost."""
        if self._socket is not None:
            with contextlib.suppress(ConnectionError, aiohttp.ClientError):
                await self._socket.send_bytes(data)

    async def say(self, kind: str, **fields: object) -> str | None:
        """Send a frame and wait for its answer; return why it was refused, if it was."""
        unsent = await self.send(kind, **fields)
        await unsent.answered.wait()
        return unsent.refused

    async def upload(self, content: bytes) -> tuple[int, bytes]:
        """Send a file as a plain body; return the answer's status and body."""
        headers = {"Authorization": f"Bearer {self.token}"}
        async with self._session.post(
            f"{self._address}/media", data=BytesIO(content), headers=headers
        ) as response:
            return response.status, await response.read()

    @property
    def last_seq(self) -> int:
        """The highest number of a message that it has."""
        return max((message.seq for message in self.messages), default=self._after)

    async def _welcome_or_loss(self) -> None:
        welcome = asyncio.create_task(self._welcomed.wait())
        if self._reading is not None:
            await asyncio.wait({welcome, self._reading}, return_when=asyncio.FIRST_COMPLETED)
        welcome.cancel()
        if not self._welcomed.is_set():
            raise ConnectionError("the server went away")

    async def hear(self, part: str) -> Message:
        """Wait for a message that contains a text or has a button of that label; return it."""
        async with self.news:
            await self.news.wait_for(lambda: self._find(part) is not None)
        found = self._find(part)
        if found is None:
            raise LookupError(part)
        return found

    def _find(self, part: str) -> Message | None:
        for message in self.messages:
            if part in message.text or any(part in one.label for one in message.choices):
                return message
        return None

    async def _read(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for arrived in socket:
            if arrived.type is aiohttp.WSMsgType.TEXT:
                await self._take(_decoder.decode(arrived.data))

    async def _take(self, frame: Frame) -> None:
        match frame:
            case Welcome():
                self._greet(frame)
            case Ack():
                self._answer(frame.id, None)
            case Error():
                await self._take_error(frame)
            case Message():
                if all(frame.seq != known.seq for known in self.messages):
                    self.messages.append(frame)
        async with self.news:
            self.news.notify_all()

    def _greet(self, welcome: Welcome) -> None:
        """Take the server's token; numbers begin anew with another one."""
        if self.token not in {None, welcome.token}:
            self.messages.clear()
            self._after = 0
        self.token, self.roles = welcome.token, welcome.roles
        self._welcomed.set()

    async def _take_error(self, error: Error) -> None:
        unsent = self._waiting.get(error.id or "")
        if error.reason == "busy" and unsent is not None:
            await asyncio.sleep(BUSY_PAUSE)
            await self.send_raw(unsent.body)
            return
        self.errors.append(error)
        self._answer(error.id or "", error.reason)

    def _answer(self, frame_id: str, refused: str | None) -> None:
        unsent = self._waiting.pop(frame_id, None)
        if unsent is not None:
            unsent.refused = refused
            unsent.answered.set()
