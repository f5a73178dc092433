"""The contract of a push channel: how messages leave to a platform, and media come from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias

from handlers.message import Message


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast an account may send: in all, and to one chat; in messages and seconds."""

    a_second: float = 25.0
    burst: int = 25
    chat_seconds: float = 1.0
    in_flight: int = 16


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message on its way to one account of a person.

    ``to`` is the platform's id of the person; ``replaces_ref`` the platform's name of the message
    that this one updates in place, None where that is not known there. ``id`` stays the same when
    the message is tried again, so that a platform that dedupes can be given it.
    """

    id: str
    to: str
    message: Message
    importance: str
    replaces_ref: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform took it; ``ref`` is its name there, by which it can be edited or replied to.

    ``is_shown`` is False where another message stood for it: its choices were not seen.
    """

    ref: str | None = None
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class RetryLater:
    """It was not taken; nothing is sent to this chat (or by this account) for so many seconds.

    None leaves the wait to the sender: longer each time, with jitter.
    """

    seconds: float | None = None
    whole_account: bool = False


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person blocked, unfollowed or left; only their next message changes that."""

    reason: str


@dataclass(frozen=True, slots=True)
class WindowClosed:
    """The platform lets us write again only after the person has."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """The call was made and no answer came: the message may have arrived."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """The platform will never take this message; ``reason`` is for the operator."""

    reason: str


Outcome: TypeAlias = Sent | RetryLater | Unreachable | WindowClosed | Unknown | Rejected


class Push(Protocol):
    """One bot account that messages are sent from."""

    @property
    def name(self) -> str:
        """Its channel."""

    @property
    def account(self) -> str:
        """Its account, as in ``Incoming.account``."""

    @property
    def pace(self) -> Pace:
        """How fast it may send."""

    @property
    def dedupes(self) -> bool:
        """Tell whether the platform takes a message of one id once, however often it is sent."""

    @property
    def answers_in_response(self) -> bool:
        """Tell whether the first answer to an event goes into the platform's own HTTP response."""

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Make the call; never raise for what the platform or the network does."""


class MediaGoneError(Exception):
    """The platform has this file no more."""


class MediaTooLargeError(Exception):
    """The platform does not hand out a file of this size."""


class MediaSource(Protocol):
    """Where the files of an account come from."""

    async def fetch_media(self, ref: str) -> bytes:
        """Return a file's bytes.

        Raises:
            MediaGoneError: it is gone for good.
            MediaTooLargeError: the platform refuses to hand it out.
            OSError: the platform cannot be reached now; to be tried again.
        """
