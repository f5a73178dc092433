"""What a conversation remembers between two messages, and its one JSON codec."""

from __future__ import annotations

from datetime import datetime

import msgspec

from handlers.incoming import Incoming
from tickets.model import Origin
from tickets.people import Place


class Draft(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A report that is not filed yet.

    ``card`` is the id of the message that shows it; ``later`` holds further problems of the same
    text that become drafts of their own once this one is filed; ``door`` is the building whose
    poster was scanned before, taken where the words name no place. A matter is ``unasked`` where
    the words were so clear that nobody was asked.
    """

    id: str
    started_at: datetime
    text: str = ""
    media: tuple[str, ...] = ()
    place: Place | None = None
    door: Place | None = None
    place_text: str = ""
    areas: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    matter: str | None = None
    unasked: bool = False
    emergency: str | None = None
    call: str | None = None
    origin: Origin = Origin.RESIDENT
    anonymous: bool = False
    on_behalf_of: str | None = None
    card: str | None = None
    later: tuple[str, ...] = ()


class Said(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A message whose words are in the open draft, or in the request of this id.

    ``ref`` is the platform's name of it.
    """

    ref: str
    text: str
    request: str = ""


class Session(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A conversation's state: the step that waits for the next message, and the open draft.

    ``waiting`` is ``flow.step``; ``args`` are that step's arguments, ``asked_at`` is since when it
    waits. ``door`` is the building that the next report is about, until ``door_until``; ``album``
    what has come so far of an album; ``said`` what earlier messages became part of.
    """

    waiting: str | None = None
    args: tuple[str, ...] = ()
    asked_at: datetime | None = None
    draft: Draft | None = None
    door: Place | None = None
    door_until: datetime | None = None
    album: Incoming | None = None
    said: tuple[Said, ...] = ()


def nothing_asked(session: Session) -> Session:
    """Return a session in which no step waits for an answer; its draft stays."""
    return msgspec.structs.replace(session, waiting=None, args=(), asked_at=None)


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Session)


def encode_session(session: Session) -> str:
    """Return a session as JSON."""
    return _encoder.encode(session).decode()


def decode_session(body: str | None) -> Session:
    """Read a session from JSON; None is a new one."""
    return Session() if body is None else _decoder.decode(body)
