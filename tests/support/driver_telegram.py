"""Stories on Telegram: a real server, a server that plays the Bot API, each person at a phone."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from bot.outbox import Account, Letter, Mailbox
from bot.settings import Settings
from bot.telegram_updates import CHANNEL
from bot.wiring import Application
from tests.support.city import settings_in
from tests.support.clock import RunningClock
from tests.support.driver_webchat import KNOWN
from tests.support.driver_wecom import WecomStaff
from tests.support.fake_telegram import BOT_ID, TOKEN, FakeTelegram
from tests.support.loop_thread import LoopThread
from tests.support.served_city import ServedCity, let_guests_in
from tests.support.talker import Button, Heard, Photo, Talker
from tests.support.telegram_chat import Phone, Seen
from tests.support.telegram_people import Fingers

Mode = Literal["polling", "webhook"]

FIRST_USER = 1_000


class Phones:
    """Whose phone is whose, by a key like ``worker:03``."""

    def __init__(self, server: FakeTelegram) -> None:
        self._server = server
        self._keys: list[str] = []

    @property
    def all(self) -> list[Phone]:
        """Everybody's phones."""
        return [self.of(key) for key in self._keys]

    def of(self, key: str) -> Phone:
        """Return somebody's phone."""
        if key not in self._keys:
            self._keys.append(key)
        return self._server.phone(FIRST_USER + self._keys.index(key), key)


class TelegramSeat:
    """One person's phone."""

    patience = 60.0

    def __init__(self, town: TelegramTown, phone: Phone, after: int) -> None:
        self.fingers = Fingers(town.server, phone)
        self.phone = phone
        self.after = after
        self._town = town
        self._mailbox = Mailbox(town.application, Account(CHANNEL, str(BOT_ID), str(phone.user_id)))
        self._letters: list[Letter] = []
        self._files: list[str] = []

    def write(self, text: str) -> None:
        """Send a text."""
        self._town.do(lambda: self.fingers.types(text))

    def press(self, button: Button) -> None:
        """Press a button."""
        self._town.do(lambda: self.fingers.presses(button.key))

    def send_photo(self, photo: Photo, words: str) -> None:
        """Send a photo."""
        self._town.do(lambda: self.fingers.sends_photo(photo.content, words))

    def send_location(self, lat: float, lon: float) -> None:
        """Share a location."""
        self._town.do(lambda: self.fingers.sends_location(lat, lon))

    def collect(self) -> Sequence[Heard]:
        """Return what has appeared or changed since the last time."""
        if self._town.server.complaints:
            raise AssertionError(self._town.server.complaints)
        arrived = self.phone.seen[self.after :]
        self.after += len(arrived)
        return [heard for heard in map(self._heard, arrived) if heard is not None]

    def _heard(self, seen: Seen) -> Heard | None:
        """Return a message with what the person cannot see: its number, its ticket."""
        self._files += [f"file-{seen.order}-{n}" for n in range(len(seen.files))]
        if not seen.text:
            return None
        letter = self._letter(seen.text)
        media, self._files = tuple(self._files), []
        tag = letter.message.ticket
        return Heard(
            seq=letter.seq,
            text=seen.text,
            buttons=tuple(Button(label, data) for label, data in seen.buttons),
            media=media,
            number=tag.number if tag is not None else "",
            status=tag.status if tag is not None else "",
            id=letter.id,
            replaces=letter.message.replaces,
        )

    def _letter(self, text: str) -> Letter:
        while more := self._mailbox.read():
            self._letters += more
        fitting = [one for one in self._letters if one.message.text.strip() == text]
        if not fitting:
            raise AssertionError(f"nobody sent {text!r}")
        return fitting[-1]


class TelegramTown:
    """A city that people meet on Telegram; both servers run in a thread of this process."""

    def __init__(self, folder: Path, mode: Mode, *, staff_in_wecom: bool = False) -> None:
        clock, loop = RunningClock(), LoopThread()
        self._loop = loop
        self.server = FakeTelegram()
        loop.run(self.server.start())
        self.phones = Phones(self.server)
        self._staff = WecomStaff(loop, clock) if staff_in_wecom else None
        settings, guests = (
            telegram_settings(folder, self.server, mode),
            telegram_guests(self.phones),
        )
        if self._staff is not None:
            settings, guests = self._staff.settings(settings), {**guests, **self._staff.accounts}
        self._city = ServedCity(settings, guests, loop, clock)
        if self._staff is not None:
            self._staff.open(self._city)
        self.application = self._city.application
        self.address = self._city.address
        self._left: dict[str, int] = {}

    def person(self, key: str) -> Talker:
        """Return whoever is known by a key like ``worker:03``, or a new resident."""
        if self._staff is not None and key in self._staff.accounts:
            return self._staff.person(key)
        return Talker(key, TelegramSeat(self, self.phones.of(key), self._left.get(key, 0)))

    def leave(self, person: Talker) -> None:
        """Let somebody put the phone away; messages appear there all the same."""
        if isinstance(person.seat, TelegramSeat):
            self._left[person.name] = person.seat.after

    def do(self, act: Callable[[], object]) -> None:
        """Let something happen on the server, in its thread."""

        async def run() -> None:
            act()

        self._city.run(run())

    def close(self) -> None:
        """Stop the city, then Telegram and WeCom."""
        self._city.stop()
        self._loop.run(self.server.stop())
        try:
            if self._staff is not None:
                self._staff.close()
        finally:
            self._loop.close()


def telegram_settings(folder: Path, server: FakeTelegram, mode: Mode, port: int = 0) -> Settings:
    """Return the settings of a bot on this server, that listens at any free port."""
    port = port or free_port()
    return msgspec.structs.replace(
        settings_in(folder, http_port=port),
        telegram_token=TOKEN,
        telegram_base_url=server.url,
        telegram_mode=mode,
        public_url=f"http://127.0.0.1:{port}",
    )


def let_in(application: Application, phones: Phones) -> None:
    """Let people of the city be known on Telegram, as if they had linked it just now."""
    let_guests_in(application, telegram_guests(phones))


def telegram_guests(phones: Phones) -> dict[str, Account]:
    """Return the accounts of the people of the city, who have started the bot."""
    guests = {}
    for key in KNOWN:
        phone = phones.of(key)
        phone.started = True
        guests[key] = Account(CHANNEL, str(BOT_ID), str(phone.user_id))
    return guests


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
