"""What the sender needs stored: the queues of bot accounts, and what became of messages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal, Protocol, TypeAlias

from tickets.people import Identity

Ending: TypeAlias = Literal["held", "unknown", "expired", "failed"]
"""Waits until its person writes; may have arrived; came too late; a dead letter."""


class Queued(Protocol):
    """A message that was claimed.

    ``attempts`` counts this claim too; ``was_claimed`` says that whoever claimed it before never
    told what became of it.
    """

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def person_id(self) -> str:
        """Whom it is for."""

    @property
    def body(self) -> str:
        """What is said, as JSON (handlers.message)."""

    @property
    def importance(self) -> str:
        """How much it matters (handlers.speaker.Delivery)."""

    @property
    def answers(self) -> str | None:
        """The key of the event that it answers."""

    @property
    def expires_at(self) -> datetime | None:
        """After when it is not worth sending."""

    @property
    def attempts(self) -> int:
        """How often it was claimed."""

    @property
    def was_claimed(self) -> bool:
        """Whether an earlier claim ran out."""

    @property
    def error(self) -> str | None:
        """What was noted at the last attempt."""


class Answer(Protocol):
    """A message that goes into the HTTP response to the event that it answers."""

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


class Queues(Protocol):
    """The queues of the bot accounts."""

    def claim(
        self,
        channel: str,
        account: str,
        limit: int,
        lease: timedelta,
        *,
        closed: Collection[str] = (),
        resting: Collection[str] = (),
        answers_in: timedelta | None = None,
    ) -> Sequence[Queued]:
        """Take what an account is to send now, one message a chat at most, most urgent first.

        Nobody else gets it while the lease runs. The persons ``closed`` get nothing, those
        ``resting`` only what is urgent. Where HTTP responses carry first answers, what answers
        an event is left to them for the time ``answers_in``.
        """

    def oldest(self, channel: str, account: str) -> datetime | None:
        """Return since when the longest waiting of what is due waits; None if nothing does."""

    def take_answers(
        self, event: str, choose: Callable[[Sequence[Answer]], int]
    ) -> Sequence[Answer]:
        """Take the first answers to an event for its HTTP response; the same ones every time.

        ``choose`` says how many of those that there are; the others need not wait any longer. What
        waits for the person in this queue goes along, before them, as far as there is room. None
        are taken where there are none, or where the first one left, or is leaving, by a call of
        its own.
        """


class Deliveries(Protocol):
    """What became of messages that were claimed."""

    def identities(self, person_ids: Collection[str]) -> Mapping[str, Sequence[Identity]]:
        """Return the identities of those of these persons who have any, last used first."""

    def refs(self, message_ids: Collection[str], channel: str, account: str) -> Mapping[str, str]:
        """Return what the platform calls those of these messages that this account sent."""

    def sent(self, message_id: str, ref: str | None) -> None:
        """Note that a message was sent, and what the platform calls it."""

    def again(
        self, message_id: str, at: datetime, error: str | None, *, is_counted: bool = True
    ) -> None:
        """Let a message be sent again at a moment; until then it holds back what follows it.

        The attempt is not counted where the message had none: it was only told to wait.
        """

    def move(self, message_id: str, channel: str, account: str, error: str | None) -> None:
        """Put a message into another account's queue."""

    def end(self, message_id: str, state: Ending, error: str | None) -> None:
        """Take a message out of its queue."""

    def mark_unreachable(self, channel: str, account: str, external_id: str) -> None:
        """Note that somebody cannot be reached there until they write again."""

    def held_bodies(self, person_id: str) -> Sequence[str]:
        """Return what a person is not told because they cannot be reached."""

    def expire_held(self) -> int:
        """Give up what nobody could be told in time; return how many messages."""
