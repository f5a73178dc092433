"""The server's frames as the page gets them, for tests that play the server."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A button."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Media:
    """A file of a message."""

    id: str
    kind: str = "photo"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a card is about."""

    number: str
    status: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a person; every field is always sent."""

    seq: int
    id: str
    at: str
    text: str
    replaces: str | None = None
    choices: tuple[Choice, ...] = ()
    media: tuple[Media, ...] = ()
    ticket: Ticket | None = None
    type: str = "message"


@dataclass(frozen=True, slots=True)
class Frame:
    """What the page sends; what a type does not have stays as it is here."""

    type: str
    id: str = ""
    token: str | None = None
    language: str = ""
    after: int = 0
    text: str = ""
    choice: str = ""
    lat: float = 0.0
    lon: float = 0.0
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Welcome:
    """The answer to a hello."""

    token: str
    roles: tuple[str, ...] = ()
    type: str = "welcome"


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The answer to a frame that was taken."""

    id: str
    type: str = "ack"


@dataclass(frozen=True, slots=True)
class Refusal:
    """The answer to a frame that was not taken."""

    id: str | None
    reason: str
    type: str = "error"
