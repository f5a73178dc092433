"""One person of the scripted server: a mailbox, and what was taken from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec
from aiohttp.web import WebSocketResponse

from tests.browser.scripted_messages import Choice, Frame, Media, Message, Ticket


class ScriptedPerson:
    """Keeps what was said to a person and passes it on to every open page of theirs."""

    def __init__(self, token: str, roles: tuple[str, ...] = ()) -> None:
        self.token = token
        self.roles = roles
        self.quiet = False
        self.mailbox: list[Message] = []
        self.taken: list[Frame] = []
        self.sockets: set[WebSocketResponse] = set()

    async def say(
        self,
        text: str,
        choices: Sequence[tuple[str, str]] = (),
        *,
        media: Sequence[str] = (),
        ticket: tuple[str, str] | None = None,
        replaces: str | None = None,
    ) -> Message:
        """Send a message to this person and keep it."""
        seq = len(self.mailbox) + 1
        message = Message(
            seq=seq,
            id=f"{self.token}-message-{seq}",
            at=datetime.now(UTC).isoformat(),
            text=text,
            replaces=replaces,
            choices=tuple(Choice(*choice) for choice in choices),
            media=tuple(Media(name) for name in media),
            ticket=None if ticket is None else Ticket(*ticket),
        )
        self.mailbox.append(message)
        for socket in list(self.sockets):
            await send(socket, message)
        return message

    async def repeat(self) -> None:
        """Send the newest message once more."""
        for socket in list(self.sockets):
            await send(socket, self.mailbox[-1])

    def take(self, frame: Frame) -> bool:
        """Keep what the person sent; false when a frame of that id was taken before."""
        if any(other.id == frame.id for other in self.taken):
            return False
        self.taken.append(frame)
        return True

    def missed(self, after: int) -> list[Message]:
        """Return what came after a seq; the last 50 when that is 0."""
        return self.mailbox[after:] if after else self.mailbox[-50:]

    def offering(self, choice: str) -> str | None:
        """Return the id of the newest message that offers a choice."""
        for message in reversed(self.mailbox):
            if any(offered.id == choice for offered in message.choices):
                return message.id
        return None

    @property
    def said(self) -> list[str]:
        """The words that were taken from this person, in order."""
        return [frame.text for frame in self.taken if frame.text]


async def send(socket: WebSocketResponse, frame: object) -> None:
    """Send a frame as JSON, every field of it."""
    await socket.send_str(msgspec.json.encode(frame).decode())
