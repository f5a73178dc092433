"""What comes in from any channel, already verified and parsed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a message is made of; photos with words are ``media``.

    ``edited`` are the new words of an earlier message; ``contact`` is the person's own phone
    number, confirmed by the platform; ``left`` says that the person blocked or unfollowed the bot
    and cannot be reached there, ``returned`` that they can again.
    """

    TEXT = "text"
    MEDIA = "media"
    LOCATION = "location"
    CHOICE = "choice"
    START = "start"
    EDITED = "edited"
    CONTACT = "contact"
    LEFT = "left"
    RETURNED = "returned"
    UNSUPPORTED = "unsupported"


class MediaKind(StrEnum):
    """What a file is."""

    PHOTO = "photo"
    VOICE = "voice"
    VIDEO = "video"
    FILE = "file"


class Crs(StrEnum):
    """The coordinate system of a location."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"


@dataclass(frozen=True, slots=True)
class MediaRef:
    """A file that travels as a reference.

    ``id`` is set where the bytes are stored already (web chat, terminal); otherwise ``ref`` is
    the platform's own name for it, to be fetched by a job before ``expires_at``.
    """

    kind: MediaKind
    ref: str
    id: str | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SharedLocation:
    """A location as it was shared, in degrees."""

    lat: float
    lon: float
    crs: Crs = Crs.WGS84
    label: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One event of one person; ``(channel, account, event_id)`` is handled at most once.

    ``sender`` and ``conversation`` are the platform's ids; ``choice`` is the id of a pressed
    choice, ``start_token`` what a link or door code carried. ``ref`` is the platform's name of this
    message (of the edited one where it is an edit), ``reply_to`` of the one it replies to, and
    ``album`` of the album it is one of several parts of. ``caller`` stands for the network
    address it came from (never the address itself), where whoever writes may become anybody.
    """

    channel: str
    account: str
    event_id: str
    sender: str
    conversation: str
    kind: Kind
    sent_at: datetime
    text: str = ""
    media: tuple[MediaRef, ...] = ()
    location: SharedLocation | None = None
    choice: str = ""
    start_token: str = ""
    ref: str = ""
    reply_to: str = ""
    album: str = ""
    language: str | None = None
    sender_name: str = ""
    is_group: bool = False
    caller: str = ""

    @property
    def key(self) -> str:
        """The event's name in logs and in outbox rows that answer it."""
        return f"{self.channel}:{self.account}:{self.event_id}"

    @property
    def conversation_key(self) -> str:
        """The name of the session this event belongs to."""
        return f"{self.channel}:{self.account}:{self.conversation}:{self.sender}"

    def as_choice(self, choice: str) -> Incoming:
        """Return the same event as the press of a choice (a typed number or label)."""
        return replace(self, kind=Kind.CHOICE, choice=choice)
