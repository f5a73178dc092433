"""The terminal: a person at the machine itself, known by a name like ``worker:03``."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Sequence

from bot.inbox import Inbox, Outcome
from bot.media import clean_file
from bot.outbox import Account, Letter, Mailbox
from bot.transaction import Transaction
from bot.wiring import Application
from handlers.incoming import Incoming, Kind, MediaRef, SharedLocation
from handlers.message import ShownChoice
from handlers.offers import typed_number

CHANNEL = "console"
ACCOUNT = "local"
RESIDENT = "resident"
LONGEST_NAME = 64

_TRIES = 40
_TRY_AGAIN_SECONDS = 0.25


class UnknownNameError(Exception):
    """Nobody of this name is known here; a resident of any name may write, staff must exist."""


class Terminal:
    """One person at a terminal: what they say goes in, what they are told comes out.

    What was shown is remembered in the database, so that the next start goes on from there.
    """

    def __init__(self, application: Application, name: str, after: int = 0) -> None:
        self._application = application
        self._name = name
        self._inbox = Inbox(application)
        self._choices: tuple[ShownChoice, ...] = ()
        self._mailbox = Mailbox(application, Account(CHANNEL, ACCOUNT, name), after)

    def say(self, text: str) -> Outcome:
        """Send a line; a number or a label answers the choice that was shown last."""
        choice = self._chosen(text)
        kind = Kind.TEXT if choice is None else Kind.CHOICE
        return self._send(self._event(kind, text=text, choice=choice or ""))

    def show(self, data: bytes) -> Outcome:
        """Send a photo, a voice message or a video.

        Raises:
            FileRefusedError: it is something else, too large or damaged.
        """
        file = clean_file(data)
        application = self._application
        sha256 = application.media.put(file.data)
        media_id = application.ids.new()

        def store(transaction: Transaction) -> None:
            transaction.files.add_stored(
                media_id, None, file.kind, file.mime, len(file.data), sha256
            )

        application.write(store).result()
        return self._send(self._event(Kind.MEDIA, media=(MediaRef(file.kind, "", media_id),)))

    def share(self, location: SharedLocation) -> Outcome:
        """Send a location."""
        return self._send(self._event(Kind.LOCATION, location=location))

    def hear(self) -> Sequence[Letter]:
        """Return what the person was told since the last time."""
        letters = self._mailbox.read()
        for letter in letters:
            self._choices = letter.message.choices or self._choices
        return letters

    def remember(self) -> None:
        """Store how far the person has been shown their messages."""
        person_id, after = self._mailbox.person_id, str(self._mailbox.after)
        if person_id is not None:
            fact = _seen_fact(person_id)
            self._application.write(lambda transaction: transaction.facts.set(fact, after)).result()

    def _chosen(self, text: str) -> str | None:
        """Return the id of the choice that a line means among those shown last."""
        number = typed_number(text)
        for position, choice in enumerate(self._choices, start=1):
            if number == position or text.strip().casefold() == choice.label.casefold():
                return choice.id
        return None

    def _event(
        self,
        kind: Kind,
        *,
        text: str = "",
        choice: str = "",
        media: tuple[MediaRef, ...] = (),
        location: SharedLocation | None = None,
    ) -> Incoming:
        return Incoming(
            channel=CHANNEL,
            account=ACCOUNT,
            event_id=self._application.ids.new(),
            sender=self._name,
            conversation=self._name,
            kind=kind,
            sent_at=self._application.clock.now(),
            text=text,
            media=media,
            location=location,
            choice=choice,
            language=self._application.settings.language,
        )

    def _send(self, incoming: Incoming) -> Outcome:
        for _ in range(_TRIES):
            outcome = self._inbox.handle_now(incoming)
            if outcome is not Outcome.BUSY:
                return outcome
            time.sleep(_TRY_AGAIN_SECONDS)
        return Outcome.BUSY


def open_terminal(application: Application, name: str) -> Terminal:
    """Let somebody write under a name, which is audited.

    Raises:
        UnknownNameError: no member of staff has this name, or it is not a name.
    """
    role, _, rest = name.partition(":")
    readable = not any(unicodedata.category(letter).startswith("C") for letter in name)
    if not role or not rest or not readable or len(name) > LONGEST_NAME:
        raise UnknownNameError("A name looks like resident:demo or worker:03.")

    def enter(transaction: Transaction) -> str | None:
        person = transaction.people.find_by_identity(CHANNEL, ACCOUNT, name)
        if person is None and role != RESIDENT:
            raise UnknownNameError(f"There is no {name} here; only residents need not be known.")
        person_id = person.id if person is not None else None
        audit = transaction.context().work.audit
        audit.record(person_id, "terminal", person_id or RESIDENT, transaction.now)
        return None if person_id is None else transaction.facts.get(_seen_fact(person_id))

    return Terminal(application, name, int(application.write(enter).result() or 0))


def _seen_fact(person_id: str) -> str:
    return f"{CHANNEL}:seen:{person_id}"
