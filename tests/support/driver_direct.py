"""Stories inside one process: straight through the inbox, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.channels.console import ACCOUNT, CHANNEL
from bot.inbox import Inbox, Outcome
from bot.jobs import Jobs
from bot.media import clean_file
from bot.outbox import Account, Letter, Mailbox
from bot.settings import Settings
from bot.transaction import Transaction
from bot.wiring import Application, open_application
from handlers.incoming import Incoming, Kind, MediaKind, MediaRef, SharedLocation
from tests.support.clock import HandClock
from tests.support.talker import Button, Heard, Photo, Talker


class DirectSeat:
    """One person's place at the inbox; ``outcome`` is what became of the last event.

    An event on which a step failed fails the test: nobody in a story may meet a fault.
    """

    patience = 0.0

    def __init__(self, application: Application, key: str) -> None:
        self._application = application
        self._key = key
        self._inbox = Inbox(application)
        self._mailbox = Mailbox(application, Account(CHANNEL, ACCOUNT, key))
        self.outcome: Outcome | None = None

    def write(self, text: str) -> None:
        """Send a text."""
        self.send(Kind.TEXT, text=text)

    def press(self, button: Button) -> None:
        """Press a button."""
        self.send(Kind.CHOICE, choice=button.key)

    def send_photo(self, photo: Photo, words: str = "") -> None:
        """Send a photo, stored already."""
        media_id = store_photo(self._application, photo)
        self.send(Kind.MEDIA, text=words, media=(MediaRef(MediaKind.PHOTO, media_id, media_id),))

    def send_location(self, lat: float, lon: float) -> None:
        """Send a location."""
        self.send(Kind.LOCATION, location=SharedLocation(lat, lon))

    def send(
        self,
        kind: Kind,
        *,
        text: str = "",
        choice: str = "",
        media: tuple[MediaRef, ...] = (),
        location: SharedLocation | None = None,
        start_token: str = "",
        event_id: str | None = None,
    ) -> Outcome:
        """Send any event; return what became of it."""
        incoming = Incoming(
            channel=CHANNEL,
            account=ACCOUNT,
            event_id=event_id or self._application.ids.new(),
            sender=self._key,
            conversation=self._key,
            kind=kind,
            sent_at=self._application.clock.now(),
            text=text,
            media=media,
            location=location,
            choice=choice,
            start_token=start_token,
            language="zh-CN",
        )
        self.outcome = self._inbox.handle_now(incoming)
        if self.outcome is Outcome.FAILED:
            raise AssertionError(f"the bot failed on: {kind} {text or choice}")
        return self.outcome

    def collect(self) -> Sequence[Heard]:
        """Return what has arrived since the last time."""
        found: list[Heard] = []
        while letters := self._mailbox.read():
            found += map(heard_letter, letters)
        return found


class DirectTown:
    """The city inside one process."""

    def __init__(self, settings: Settings, clock: HandClock) -> None:
        self.clock = clock
        self.application = open_application(settings, clock)
        self._jobs = Jobs(self.application)

    def person(self, key: str) -> Talker:
        """Return whoever is known by a key like ``worker:03``, or a new resident."""
        return Talker(key, DirectSeat(self.application, key))

    def waits(self, span: timedelta) -> None:
        """Let time pass, and everything happen that becomes due."""
        self.waits_until(self.clock.now() + span)

    def waits_until(self, moment: datetime) -> None:
        """Let time pass until a moment, and everything happen that becomes due."""
        self.do_due_jobs()
        while (due := self._next_due()) is not None and due <= moment:
            self.clock.moment = max(self.clock.now(), due)
            self.do_due_jobs()
        self.clock.moment = moment

    def do_due_jobs(self) -> None:
        """Do what is due now, and what becomes due by it."""
        self._jobs.run_due_now()

    def close(self) -> None:
        """Close the database."""
        self.application.close()

    def _next_due(self) -> datetime | None:
        return self.application.database.run_read(lambda uow: uow.jobs.next_due())


def store_photo(application: Application, photo: Photo) -> str:
    """Store a photo nobody has claimed yet; return its id."""
    media_id = application.ids.new()
    file = clean_file(photo.content)
    name = application.media.put(file.data)

    def store(transaction: Transaction) -> None:
        size = len(file.data)
        transaction.files.add_stored(media_id, None, file.kind, file.mime, size, name)

    application.write(store).result()
    return media_id


def heard_letter(letter: Letter) -> Heard:
    """Return a message of a mailbox as a person hears it."""
    message = letter.message
    return Heard(
        seq=letter.seq,
        text=message.text,
        buttons=tuple(Button(choice.label, choice.id) for choice in message.choices),
        media=tuple(media.id for media in message.media),
        number=message.ticket.number if message.ticket is not None else "",
        status=message.ticket.status if message.ticket is not None else "",
        id=letter.id,
        replaces=message.replaces,
    )
