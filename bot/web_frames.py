"""The WebSocket's frames: JSON objects, every field always present."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, TypeAlias

import msgspec

from bot.outbox import Letter
from handlers.message import ShownChoice, ShownMedia, TicketTag

LONGEST_TEXT = 10_000
MOST_MEDIA = 9

FrameId: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[!-~]{1,64}\Z")]
Name: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[!-~]{1,200}\Z")]
ShortText: TypeAlias = Annotated[str, msgspec.Meta(max_length=200)]


class HelloFrame(msgspec.Struct, frozen=True, tag="hello"):
    """The first frame of a connection; ``after`` is the highest number that the client has."""

    token: ShortText | None = None
    language: ShortText | None = None
    after: Annotated[int, msgspec.Meta(ge=0)] = 0


class TextFrame(msgspec.Struct, frozen=True, tag="text"):
    """Words."""

    id: FrameId
    text: str


class ChoiceFrame(msgspec.Struct, frozen=True, tag="choice"):
    """A pressed button."""

    id: FrameId
    choice: Name


class LocationFrame(msgspec.Struct, frozen=True, tag="location"):
    """A place, in degrees of WGS-84."""

    id: FrameId
    lat: float
    lon: float


class MediaFrame(msgspec.Struct, frozen=True, tag="media"):
    """Uploaded files with words."""

    id: FrameId
    media: Annotated[tuple[Name, ...], msgspec.Meta(min_length=1, max_length=MOST_MEDIA)]
    text: str = ""


class StartFrame(msgspec.Struct, frozen=True, tag="start"):
    """The token of a door poster that opened the page."""

    id: FrameId
    token: Name


SaidFrame: TypeAlias = TextFrame | ChoiceFrame | LocationFrame | MediaFrame | StartFrame
ClientFrame: TypeAlias = HelloFrame | SaidFrame


class WelcomeFrame(msgspec.Struct, frozen=True, tag="welcome"):
    """The answer to a hello."""

    token: str
    roles: tuple[str, ...]


class AckFrame(msgspec.Struct, frozen=True, tag="ack"):
    """The answer to a frame whose effects are committed."""

    id: str


class MessageFrame(msgspec.Struct, frozen=True, tag="message"):
    """One message to the person."""

    seq: int
    id: str
    replaces: str | None
    at: datetime
    text: str
    choices: tuple[ShownChoice, ...]
    media: tuple[ShownMedia, ...]
    ticket: TicketTag | None


class ErrorFrame(msgspec.Struct, frozen=True, tag="error"):
    """The answer to a frame that was not taken; ``id`` is None where it had none."""

    id: str | None
    reason: str


ServerFrame: TypeAlias = WelcomeFrame | AckFrame | MessageFrame | ErrorFrame


class FrameInvalidError(ValueError):
    """A frame cannot be read; ``frame_id`` is its id where it has one."""

    def __init__(self, reason: str, frame_id: str | None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.frame_id = frame_id


class _Identified(msgspec.Struct):
    id: FrameId


_decoder: msgspec.json.Decoder[ClientFrame] = msgspec.json.Decoder(ClientFrame)
_encoder = msgspec.json.Encoder()


def decode_frame(data: str) -> ClientFrame:
    """Read a client's frame.

    Raises:
        FrameInvalidError: ``bad-frame`` or ``too-long``.
    """
    try:
        frame = _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeEncodeError):
        frame = _decode_mended(data)
    if isinstance(frame, TextFrame | MediaFrame) and len(frame.text) > LONGEST_TEXT:
        raise FrameInvalidError("too-long", frame.id)
    return frame


def _decode_mended(data: str) -> ClientFrame:
    """Read a frame whose text holds half a character, which browsers send and UTF-8 lacks."""
    try:
        parsed = json.loads(data)
        mended = json.dumps(parsed, ensure_ascii=False).encode(errors="replace")
    except (ValueError, RecursionError) as error:
        raise FrameInvalidError("bad-frame", None) from error
    try:
        return _decoder.decode(mended)
    except msgspec.DecodeError as error:
        raise FrameInvalidError("bad-frame", _id_of(parsed)) from error


def _id_of(parsed: object) -> str | None:
    try:
        return msgspec.convert(parsed, _Identified).id
    except msgspec.ValidationError:
        return None


def encode_frame(frame: ServerFrame) -> str:
    """Return a frame as JSON."""
    return _encoder.encode(frame).decode()


def message_frame(letter: Letter) -> MessageFrame:
    """Return the frame of a message."""
    said = letter.message
    return MessageFrame(
        seq=letter.seq,
        id=letter.id,
        replaces=said.replaces,
        at=letter.at,
        text=said.text,
        choices=said.choices,
        media=said.media,
        ticket=said.ticket,
    )
