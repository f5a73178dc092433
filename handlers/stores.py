"""What conversations need stored, in standard types, so that storage need not know them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol


class OfferRow(Protocol):
    """A list of choices that was shown to a person."""

    @property
    def id(self) -> str:
        """The list's random id."""

    @property
    def person_id(self) -> str:
        """Whom it was shown to."""

    @property
    def conversation(self) -> str | None:
        """Where it was shown; None for a notice, which may be answered anywhere."""

    @property
    def body(self) -> str:
        """The choices as JSON (handlers.offers)."""

    @property
    def used(self) -> int:
        """A bit for each choice that was pressed."""

    @property
    def expires_at(self) -> datetime:
        """When it stops to be answered."""


class Offers(Protocol):
    """Lists of choices shown."""

    def add(
        self,
        list_id: str,
        person_id: str,
        conversation: str | None,
        body: str,
        expires_at: datetime,
    ) -> None:
        """Store a list that is shown."""

    def find(self, list_id: str) -> OfferRow | None:
        """Return a list."""

    def newest(self, person_id: str) -> OfferRow | None:
        """Return the list that was shown last to a person."""

    def set_used(self, list_id: str, used: int) -> None:
        """Store which choices were pressed."""

    def remove_of_person(self, person_id: str) -> None:
        """Forget the lists shown to a person."""


class Sessions(Protocol):
    """Conversation states by conversation key."""

    def load(self, key: str) -> str | None:
        """Return a conversation's state, locked until the transaction ends, or None."""

    def save(self, key: str, person_id: str, body: str) -> None:
        """Store a conversation's state."""

    def person_of(self, key: str) -> str | None:
        """Return whose conversation it is, or None if there is none."""

    def remove_of_person(self, person_id: str) -> None:
        """Forget a person's conversations."""


class DeadLetter(Protocol):
    """A message that was given up."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def person_id(self) -> str:
        """Whom it was for."""

    @property
    def body(self) -> str:
        """What was said, as JSON (handlers.message)."""

    @property
    def channel(self) -> str:
        """On which channel it was to leave."""

    @property
    def error(self) -> str:
        """Why it did not."""

    @property
    def created_at(self) -> datetime:
        """When it was queued."""


class Outbox(Protocol):
    """Messages to persons, numbered per person."""

    def put(
        self,
        message_id: str,
        person_id: str,
        body: str,
        *,
        importance: str,
        answers: str | None,
        not_before: datetime | None,
        expires_at: datetime | None,
    ) -> str | None:
        """Queue a message; ``answers`` is the key of the event that it answers.

        Returns ``channel:account`` of the bot that is to send it, None where it is only read.
        """

    def find_sent(self, person_id: str, channel: str, account: str, ref: str) -> str | None:
        """Return the body of what a person was sent, by the platform's name of it; None if gone."""

    def remove_of_person(self, person_id: str) -> None:
        """Forget a person's messages."""

    def bodies(self, person_id: str) -> Sequence[str]:
        """Return all bodies still kept for a person, oldest first."""

    def dead(self, limit: int) -> Sequence[DeadLetter]:
        """Return the newest messages that were given up."""

    def resend(self, message_id: str) -> str | None:
        """Queue a message that was given up; return its bot as ``put`` does, None if it is gone."""


class Lessons(Protocol):
    """What the understanding of texts learns from."""

    def add(self, matter: str, text: str, person_id: str, at: datetime, path: str) -> None:
        """Append a lesson; ``text`` must be masked already, ``path`` is of a community."""

    def remove_of_person(self, person_id: str) -> None:
        """Forget what a person taught."""

    def hand_over(self, person_id: str, to: str) -> None:
        """Make one person's lessons another's, who turned out to be the same."""


class ProposedWord(Protocol):
    """A word that people use for a matter and the list lacks."""

    @property
    def matter(self) -> str:
        """The matter's id."""

    @property
    def word(self) -> str:
        """The word."""

    @property
    def people(self) -> int:
        """How many people used it."""


class RisingWord(Protocol):
    """A word that more people use than before."""

    @property
    def word(self) -> str:
        """The word."""

    @property
    def people(self) -> int:
        """How many people used it in the last seven days."""

    @property
    def before(self) -> int:
        """How many used it in the four weeks before."""


class Keywords(Protocol):
    """Words found in lessons, and what was decided on them."""

    def waiting(self, limit: int) -> Sequence[ProposedWord]:
        """Return the proposals on which nothing was decided, heaviest first."""

    def count_waiting(self) -> int:
        """Return how many proposals wait."""

    def decide(
        self, matter: str, word: str, *, is_approved: bool, actor: str, at: datetime
    ) -> None:
        """Store a decision; an approved word counts for understanding."""

    def hot(self, path: str, limit: int) -> Sequence[RisingWord]:
        """Return the words that rise in an area, most first."""


class MediaRow(Protocol):
    """A file."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def kind(self) -> str:
        """photo, voice, video or file."""

    @property
    def person_id(self) -> str | None:
        """Who sent it."""


class Media(Protocol):
    """Files as rows; the bytes live elsewhere."""

    def add_wanted(self, media_id: str, person_id: str, kind: str, source: str, ref: str) -> None:
        """Store a file that is to be fetched; ``source`` is ``channel:account``."""

    def claim(self, media_id: str, person_id: str) -> bool:
        """Take an uploaded file for a person; False if there is none or it is another's."""

    def attach(self, media_ids: Sequence[str], ticket_id: str) -> None:
        """Let everyone who may see a ticket see these files."""

    def find_all(self, media_ids: Sequence[str]) -> Sequence[MediaRow]:
        """Return the rows of these files, in this order, without those that are gone."""

    def remove_of_person(self, person_id: str) -> None:
        """Forget a person's files."""
