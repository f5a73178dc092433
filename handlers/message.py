"""What goes out to a person, and its one JSON codec (the outbox stores nothing else of it)."""

from __future__ import annotations

import msgspec


class ShownChoice(msgspec.Struct, frozen=True):
    """A choice as a person sees it; ``id`` is what comes back when it is pressed."""

    id: str
    label: str


class ShownMedia(msgspec.Struct, frozen=True):
    """A file to show."""

    id: str
    kind: str


class TicketTag(msgspec.Struct, frozen=True):
    """Which ticket a message is about: the reader's request number and the ticket's status."""

    number: str
    status: str


class Message(msgspec.Struct, frozen=True):
    """One message to one person, rendered in their language.

    ``replaces`` is the id of an earlier message that this one updates in place.
    """

    text: str
    choices: tuple[ShownChoice, ...] = ()
    media: tuple[ShownMedia, ...] = ()
    ticket: TicketTag | None = None
    replaces: str | None = None


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Message)


def encode_message(message: Message) -> str:
    """Return a message as JSON."""
    return _encoder.encode(message).decode()


def decode_message(body: str) -> Message:
    """Read a message from JSON."""
    return _decoder.decode(body)
