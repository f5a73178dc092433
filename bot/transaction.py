"""What the shell itself needs stored, beside the conversations, inside one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from bot.sending import Deliveries, Queues
from handlers.context import Context
from tickets.ports import People


class InboxStore(Protocol):
    """Which events of the platforms were handled."""

    def claim(self, channel: str, account: str, event_id: str, at: datetime) -> bool:
        """Note an event as handled; False if it was handled before."""

    def mark_failed(self, channel: str, account: str, event_id: str, error: str) -> None:
        """Note that handling a claimed event failed; ``error`` is the kind of error."""


class StoredMessage(Protocol):
    """A message to a person."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def seq(self) -> int:
        """Its number among the person's messages."""

    @property
    def body(self) -> str:
        """What is said, as JSON (handlers.message)."""

    @property
    def created_at(self) -> datetime:
        """When it was queued."""

    @property
    def expires_at(self) -> datetime | None:
        """After when it is not worth showing."""


class MailboxStore(Protocol):
    """Messages to persons, as whoever shows them reads them."""

    def after(self, person_id: str, seq: int, limit: int) -> Sequence[StoredMessage]:
        """Return a person's messages above a number, in order."""

    def latest(self, person_id: str, limit: int) -> Sequence[StoredMessage]:
        """Return a person's last messages, in order."""

    def newest(self, person_ids: Collection[str]) -> Mapping[str, int]:
        """Return the number of each person's last message; 0 where there was none yet."""


class DueJob(Protocol):
    """A job that was claimed."""

    @property
    def kind(self) -> str:
        """What is to be done."""

    @property
    def key(self) -> str:
        """Its name among those of its kind."""

    @property
    def subject(self) -> str:
        """Whom or what it is about."""

    @property
    def due_at(self) -> datetime:
        """When it was due."""

    @property
    def attempts(self) -> int:
        """How often it was claimed, this time counted."""


class JobStore(Protocol):
    """Jobs, as whoever runs them sees them."""

    def claim_due(
        self, now: datetime, limit: int, lease: timedelta, besides: str = ""
    ) -> Sequence[DueJob]:
        """Take what is due besides a kind, earliest first; nobody else gets it in the lease."""

    def claim_of_kind(
        self, kind: str, now: datetime, limit: int, lease: timedelta
    ) -> Sequence[DueJob]:
        """Take what is due of one kind, as ``claim_due`` does."""

    def done(self, kind: str, key: str, due_at: datetime) -> None:
        """Forget a job that ran, unless it was moved meanwhile."""

    def retry(self, kind: str, key: str, at: datetime) -> None:
        """Let a claimed job run again at a moment, unless it was moved meanwhile."""


class StoredFile(Protocol):
    """A file's row; ``mime`` and ``sha256`` are set once its bytes are stored.

    ``state`` is wanted, stored or failed; a wanted one names its ``source`` (channel:account) and
    the platform's ``ref``.
    """

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def state(self) -> str:
        """Whether its bytes are there."""

    @property
    def source(self) -> str | None:
        """Where it comes from."""

    @property
    def ref(self) -> str | None:
        """Its name there."""

    @property
    def created_at(self) -> datetime:
        """When it was sent."""

    @property
    def person_id(self) -> str | None:
        """Who sent it; None while nobody has claimed it."""

    @property
    def mime(self) -> str | None:
        """What it is."""

    @property
    def sha256(self) -> str | None:
        """Under which name its bytes are kept."""


class FileStore(Protocol):
    """Files as rows."""

    def add_stored(
        self, media_id: str, person_id: str | None, kind: str, mime: str, size: int, sha256: str
    ) -> None:
        """Store a file whose bytes are there; without a person until somebody claims it."""

    def get(self, media_id: str) -> StoredFile:
        """Return a file; raise UnknownRecordError if there is none."""

    def mark_stored(self, media_id: str, kind: str, mime: str, size: int, sha256: str) -> None:
        """Note that a wanted file's bytes are there, and what they are."""

    def mark_failed(self, media_id: str) -> None:
        """Note that a wanted file cannot be had."""

    def find_all(self, media_ids: Sequence[str]) -> Sequence[StoredFile]:
        """Return these files, in this order, without those that are gone."""

    def tickets_of(self, media_id: str) -> Sequence[str]:
        """Return the ids of the tickets a file is attached to."""


class FactStore(Protocol):
    """Facts about the database itself."""

    def get(self, key: str) -> str | None:
        """Return a fact."""

    def set(self, key: str, value: str) -> None:
        """Store a fact."""


class OfferStore(Protocol):
    """Lists of choices shown to people."""

    def show_last(self, list_id: str) -> None:
        """Make a list the one shown last: its message left after those queued behind it."""


class LeaseStore(Protocol):
    """Who alone may do something for a while."""

    def acquire(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        """Take a free or expired lease, or prolong one's own; False if another holds it."""

    def release(self, name: str, holder: str) -> None:
        """Give one's own lease back."""


class AccessToken(Protocol):
    """A platform's access token; ``generation`` counts the tokens that its account has had."""

    @property
    def value(self) -> str:
        """What is sent with every call."""

    @property
    def expires_at(self) -> datetime:
        """Until when it is good."""

    @property
    def generation(self) -> int:
        """Its number among the account's tokens."""


class TokenStore(Protocol):
    """The newest access token of each account."""

    def find(self, channel: str, account: str) -> AccessToken | None:
        """Return an account's token, expired or not; None before the first one."""

    def replace(
        self, channel: str, account: str, generation: int, value: str, expires_at: datetime
    ) -> bool:
        """Store the token after that of a generation (0: none yet); False if that is not the last.

        ``generation`` is the one that is replaced.
        """


class Chat(NamedTuple):
    """One person's chat with one account."""

    channel: str
    account: str
    external_id: str


class OpenWindow(Protocol):
    """Until when, and how often, somebody may be written to without writing again."""

    @property
    def kind(self) -> str:
        """What opened it."""

    @property
    def left(self) -> int:
        """How many messages it still takes; at least 1."""


class WindowStore(Protocol):
    """How many messages a platform still takes for each person who wrote to an account."""

    def open(self, chat: Chat, kind: str, left: int, at: datetime, until: datetime) -> None:
        """Open a window for what happened at a moment; one opened by something later stays."""

    def find_open(self, chat: Chat, now: datetime) -> Sequence[OpenWindow]:
        """Return the windows that still take something, the one that ends first before others."""

    def spend(self, chat: Chat, kind: str, count: int) -> None:
        """Note that so many messages were sent."""

    def close(self, chat: Chat) -> None:
        """Note that no more are taken, whatever was counted."""

    def drop_ended(self, now: datetime) -> int:
        """Forget windows that have ended; return how many."""


class DigestStore(Protocol):
    """What waits for one person on one account, to be told in one message instead of many."""

    def sent_since(
        self, person_id: str, channel: str, account: str, since: datetime
    ) -> Sequence[datetime]:
        """Return when a person was sent something by an account, after a moment."""

    def waiting(
        self, person_id: str, channel: str, account: str, kinds: Collection[str]
    ) -> Sequence[str]:
        """Return the ids of what is due of these importances and not being sent."""

    def fold(self, message_ids: Collection[str]) -> None:
        """Take what still waits of these out of the queue: their person was told of them."""


@dataclass(frozen=True, slots=True)
class Transaction:
    """One transaction: the shell's own stores, and new contexts for conversations.

    Each call of ``context`` begins with nothing recorded. ``savepoint`` undoes what is stored
    inside it when it raises.
    """

    now: datetime
    context: Callable[[], Context]
    savepoint: Callable[[], AbstractContextManager[None]]
    people: People
    inbox: InboxStore
    mailbox: MailboxStore
    jobs: JobStore
    files: FileStore
    facts: FactStore
    queues: Queues
    deliveries: Deliveries
    offers: OfferStore
    leases: LeaseStore
    tokens: TokenStore
    windows: WindowStore
    digests: DigestStore
