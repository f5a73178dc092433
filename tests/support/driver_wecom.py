"""Stories at work: staff write in WeCom, residents in the web chat."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from bot.clock import Clock
from bot.outbox import Account
from bot.settings import Settings
from bot.transaction import Transaction
from bot.wecom_push import CHANNEL
from handlers.coordinates import to_gcj02
from handlers.speaker import Delivery, Reply, Speaker
from tests.support.city import settings_in
from tests.support.clock import RunningClock
from tests.support.driver_webchat import WebPages, web_guests
from tests.support.fake_wecom import AES_KEY, AGENT, CORP, SECRET, TOKEN, FakeWeCom, Shown
from tests.support.loop_thread import LoopThread
from tests.support.numbered import heard_numbered
from tests.support.served_city import ServedCity
from tests.support.talker import Button, Heard, Photo, Talker
from tickets.people import Point

STAFF = ("worker:03", "worker:04", "admin:community", "admin:street")
RESIDENTS = ("resident:demo",)
NUMBER = re.compile(r"\d{4} \d{3} \d{4}")
FILES_FOLLOW_WITHIN = 0.4  # seconds


class WeComSeat:
    """One member's app, in which choices are numbers and files are messages of their own."""

    patience = 60.0

    def __init__(self, fake: FakeWeCom, city: ServedCity, member: str, seen: int = 0) -> None:
        self._fake = fake
        self._city = city
        self._member = member
        self._newest: tuple[Button, ...] = ()
        self._count = 0
        self.seen = seen

    def write(self, text: str) -> None:
        """Send a text."""
        self._deliver("text", Content=text)

    def press(self, button: Button) -> None:
        """Answer with a choice's number; where newer choices were shown, with its label."""
        self.write(button.key if button in self._newest else button.label)

    def send_photo(self, photo: Photo, words: str) -> None:
        """Send a photo; words are a message of their own here."""
        media_id = self._fake.keep(photo.content)
        self._deliver("image", PicUrl="http://127.0.0.1/unused", MediaId=media_id)
        if words:
            self.write(words)

    def send_location(self, lat: float, lon: float) -> None:
        """Send a pin, as China's maps show the place."""
        pin = to_gcj02(Point(lat, lon))
        self._deliver("location", Location_X=f"{pin.lat}", Location_Y=f"{pin.lon}", Label="")

    def collect(self) -> Sequence[Heard]:
        """Return what has arrived since the last time; a text with the files that follow it."""
        found = []
        while group := self._next_group():
            self.seen += len(group)
            found.append(self._heard(group))
        return found

    def _next_group(self) -> list[Shown]:
        """Return the next text and its files, once nothing more of it can be expected."""
        waiting = self._fake.shown[self._member][self.seen :]
        files = list(itertools.takewhile(lambda one: one.media, waiting[1:]))
        group = [*waiting[:1], *files]
        is_over = len(waiting) > len(group)
        settled = bool(group) and group[-1].at + FILES_FOLLOW_WITHIN < time.monotonic()
        return group if is_over or settled else []

    def _heard(self, group: Sequence[Shown]) -> Heard:
        self._count += 1
        heard = heard_numbered(self._count, group[0].text)
        self._newest = heard.buttons or self._newest
        number = NUMBER.search(heard.text)
        return replace(
            heard,
            media=tuple(one.media for one in group[1:]),
            number=number[0] if number is not None else "",
        )

    def _deliver(self, kind: str, **fields: str) -> None:
        statuses = self._city.run(self._fake.deliver(self._member, kind, **fields))
        if statuses[-1] != 200:
            raise AssertionError(f"the callback answers {statuses}")


class WecomStaff:
    """The staff of any city, in WeCom."""

    def __init__(self, loop: LoopThread, clock: Clock, keys: Sequence[str] = STAFF) -> None:
        self._loop = loop
        self.fake = FakeWeCom(lambda: clock.now().timestamp())
        loop.run(self.fake.start())
        self.accounts = {key: Account(CHANNEL, f"{CORP}.{AGENT}", member_of(key)) for key in keys}
        self.fake.members |= {account.external_id for account in self.accounts.values()}
        self._city: ServedCity | None = None

    def settings(self, others: Settings) -> Settings:
        """Return settings with the app's added."""
        return msgspec.structs.replace(
            others,
            wecom_corp_id=CORP,
            wecom_agent_id=str(AGENT),
            wecom_secret=SECRET,
            wecom_token=TOKEN,
            wecom_aes_key=AES_KEY,
            wecom_base_url=self.fake.url,
        )

    def open(self, city: ServedCity) -> None:
        """Let WeCom call the city's server."""
        self._city = city
        self.fake.callback = f"{city.address}/wecom/callback"

    def person(self, key: str) -> Talker:
        """Return a member of staff."""
        if self._city is None:
            raise LookupError("the city is not open")
        return Talker(key, WeComSeat(self.fake, self._city, member_of(key)))

    def close(self) -> None:
        """Close WeCom.

        Raises:
            AssertionError: it showed less than was sent.
        """
        self._loop.run(self.fake.stop())
        if self.fake.wrongs.cut or self.fake.wrongs.dropped:
            raise AssertionError(f"WeCom showed less than was sent: {self.fake.wrongs}")


class EverybodyInWecom:
    """A city of which everybody is in WeCom."""

    def __init__(self, folder: Path) -> None:
        loop = self._loop = LoopThread()
        clock = RunningClock()
        self._staff = WecomStaff(loop, clock, (*STAFF, *RESIDENTS))
        settings = self._staff.settings(settings_in(folder, http_port=0))
        self._city = ServedCity(settings, self._staff.accounts, loop, clock)
        self._staff.open(self._city)
        self._left: dict[str, int] = {}

    def person(self, key: str) -> Talker:
        """Return whoever is known by a key like ``worker:03``, or a new member."""
        self._staff.fake.members.add(member_of(key))
        seat = WeComSeat(self._staff.fake, self._city, member_of(key), self._left.get(key, 0))
        return Talker(key, seat)

    def leave(self, person: Talker) -> None:
        """Let somebody put their phone away; messages appear there all the same."""
        if isinstance(person.seat, WeComSeat):
            self._left[person.name] = person.seat.seen

    def close(self) -> None:
        """Close the server, then WeCom."""
        self._city.stop()
        try:
            self._staff.close()
        finally:
            self._loop.close()


class WeComTown:
    """A city whose staff work in WeCom and whose residents write in the web chat."""

    def __init__(self, folder: Path) -> None:
        loop = self._loop = LoopThread()
        clock = RunningClock()
        self._staff = WecomStaff(loop, clock)
        self.fake = self._staff.fake
        settings = self._staff.settings(settings_in(folder, http_port=0))
        guests = {**self._staff.accounts, **web_guests(RESIDENTS)}
        self.city = ServedCity(settings, guests, loop, clock)
        self._staff.open(self.city)
        self._pages = WebPages(self.city)

    def person(self, key: str) -> Talker:
        """Return staff in WeCom, and residents in the web chat."""
        if key in STAFF:
            return self._staff.person(key)
        return self._pages.open(key)

    def tell(self, key: str, texts: Sequence[str]) -> None:
        """Queue notices for a member of staff, all at once."""
        account = self._staff.accounts[key]

        def queue(transaction: Transaction) -> None:
            person = transaction.people.find_by_identity(*account)
            if person is None:
                raise LookupError(key)
            speaker = Speaker(transaction.context(), person)
            for text in texts:
                speaker.send(Reply(text), Delivery(importance="task"))

        self.city.application.write(queue).result()

    def close(self) -> None:
        """Close the pages, the server, and WeCom."""
        self._pages.close()
        self.city.stop()
        try:
            self._staff.close()
        finally:
            self._loop.close()


def member_of(key: str) -> str:
    """Return the userid of a member of staff."""
    return key.replace(":", "-")
