"""Stories on WeChat: a fake of its server, a phone for each person, staff there or in the chat."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from bot.outbox import Account
from bot.settings import Settings
from bot.transaction import Chat, Transaction
from bot.wechat_events import CHANNEL
from bot.wechat_media import worth_showing
from handlers.coordinates import to_gcj02
from handlers.message import Message, decode_message
from handlers.speaker import Delivery, Reply, Speaker
from storage.repositories.outbox import OutboxRow
from storage.tables.messages import ANSWERED, QUEUED, SENT
from storage.unit_of_work import UnitOfWork
from tests.support.city import settings_in
from tests.support.clock import RunningClock
from tests.support.driver_webchat import WebPages, web_guests
from tests.support.driver_wecom import WecomStaff
from tests.support.fake_wechat import AES_KEY, APP_ID, SECRET, TOKEN, FakeWechat, Said
from tests.support.fake_wechat_phone import Callback, Mode, Phone
from tests.support.loop_thread import LoopThread
from tests.support.numbered import heard_numbered
from tests.support.served_city import ServedCity
from tests.support.talker import Button, Heard, Photo, Talker
from tickets.people import Point

STAFF = (
    "worker:03",
    "worker:04",
    "worker:10",
    "office:property",
    "admin:community",
    "admin:street",
)
KNOWN = ("resident:demo", *STAFF)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The bot's message that a text on a phone shows, and how many files follow it."""

    message: Message | None
    files: int


class WechatSeat:
    """One person's WeChat; what is shown of choices are numbers, and files come by themselves."""

    patience = 60.0

    def __init__(self, town: WechatTown, key: str, seen: int) -> None:
        self.phone = town.phone(key)
        self._town = town
        self._said = town.fake.people[self.phone.openid].said
        self._newest: tuple[Button, ...] = ()
        self._count = 0
        self.seen = seen

    def write(self, text: str) -> None:
        """Send a text."""
        self._town.run(self.phone.write(text))
        if self._town.fake.people[self.phone.openid].sorry:
            raise AssertionError(f"the account cannot be reached: {self.phone.statuses}")

    def press(self, button: Button) -> None:
        """Answer with a choice's number; where newer choices were shown, with its label."""
        self.write(button.key if button in self._newest else button.label)

    def send_photo(self, photo: Photo, words: str) -> None:
        """Send a photo; words are a message of their own here."""
        self._town.run(self.phone.send_photo(photo.content))
        if words:
            self.write(words)

    def send_location(self, lat: float, lon: float) -> None:
        """Send a pin, as China's maps show the place."""
        shifted = to_gcj02(Point(lat, lon))
        self._town.run(self.phone.send_location(shifted.lat, shifted.lon))

    def collect(self) -> Sequence[Heard]:
        """Return what has arrived since the last time; a text with files once those are there."""
        found: list[Heard] = []
        while self.seen < len(self._said):
            said = self._said[self.seen]
            meaning = self._town.meaning_of(self.phone.openid, said)
            if meaning is None:
                break
            following = self._said[self.seen + 1 : self.seen + 1 + meaning.files]
            if len(following) < meaning.files or any(one.kind == "text" for one in following):
                break
            self.seen += 1 + meaning.files
            found.append(self._heard(said, meaning.message, following))
        return found

    def _heard(self, said: Said, shown: Message | None, files: Sequence[Said]) -> Heard:
        self._count += 1
        heard = heard_numbered(self._count, said.text)
        self._newest = heard.buttons or self._newest
        tag = shown.ticket if shown is not None else None
        return Heard(
            seq=heard.seq,
            text=heard.text,
            buttons=heard.buttons,
            media=tuple(str(len(file.data)) for file in files),
            number=tag.number if tag is not None else "",
            status=tag.status if tag is not None else "",
        )


class WechatTown:
    """A city on WeChat, whose staff may be elsewhere."""

    def __init__(
        self,
        folder: Path,
        mode: Mode = Mode.SAFE,
        *,
        staff: Literal["wechat", "web", "wecom"] = "wechat",
        template: bool = False,
        times: int = 1,
    ) -> None:
        self.clock = RunningClock()
        self.fake = FakeWechat(self.clock)
        loop = self._loop = LoopThread()
        loop.run(self.fake.start())
        self._on_wechat = set(KNOWN) if staff == "wechat" else {"resident:demo"}
        self._in_wecom = WecomStaff(loop, self.clock) if staff == "wecom" else None
        settings = wechat_settings(folder, self.fake.url, mode, template=template)
        if self._in_wecom is not None:
            settings = self._in_wecom.settings(settings)
        self.city = ServedCity(settings, self._guests(), loop, self.clock)
        if self._in_wecom is not None:
            self._in_wecom.open(self.city)
        self.callback = Callback(f"{self.city.address}/wechat/callback", mode, times=times)
        self.run = self.city.run
        self._pages = WebPages(self.city)
        self._left: dict[str, int] = {}

    def person(self, key: str) -> Talker:
        """Return whoever is known by a key like ``worker:03``, or a new resident.

        Staff on WeChat write something first, else nothing may be said to them; so does who was
        away, to hear what waits.
        """
        if self._in_wecom is not None and key in self._in_wecom.accounts:
            return self._in_wecom.person(key)
        if key in STAFF and key not in self._on_wechat:
            return self._pages.open(key)
        talker = Talker(key, WechatSeat(self, key, self._left.get(key, 0)))
        if key in self._left:
            self._wait_until_nothing_leaves(key)
        if key in STAFF or key in self._left:
            talker.says("[微笑]")
        return talker

    def _wait_until_nothing_leaves(self, key: str) -> None:
        """Wait until what somebody is told has left, or waits for them to write."""
        end = time.monotonic() + WechatSeat.patience
        chat = Chat(CHANNEL, APP_ID, openid_of(key))
        while any(row.state == QUEUED for row in self._rows(chat)) and time.monotonic() < end:
            time.sleep(0.05)

    def leave(self, person: Talker) -> None:
        """Let somebody put their phone away."""
        if isinstance(person.seat, WechatSeat):
            self._left[person.name] = person.seat.seen

    def phone(self, key: str) -> Phone:
        """Return somebody's phone."""
        return Phone(self.fake, self._pages.session, self.callback, openid_of(key))

    def tell(self, key: str, texts: Sequence[str]) -> None:
        """Queue notices for somebody, all at once."""
        chat = Chat(CHANNEL, APP_ID, openid_of(key))

        def queue(transaction: Transaction) -> None:
            person = transaction.people.find_by_identity(*chat)
            if person is None:
                raise LookupError(key)
            speaker = Speaker(transaction.context(), person)
            for text in texts:
                speaker.send(Reply(text), Delivery(importance="notice"))

        self.city.application.write(queue).result()

    def lets_windows_end(self, key: str) -> None:
        """Let somebody not have written for long."""
        chat = Chat(CHANNEL, APP_ID, openid_of(key))
        self.fake.people[chat.external_id].windows.clear()
        self.city.application.write(lambda transaction: transaction.windows.close(chat)).result()

    def meaning_of(self, openid: str, said: Said) -> Meaning | None:
        """Return what the bot meant by a text; None while it has not noted yet that it left."""
        if said.kind != "text":
            return Meaning(None, 0)
        wanted, chat = _bare(said.text), Chat(CHANNEL, APP_ID, openid)
        rows = [(row, decode_message(row.body)) for row in self._rows(chat)]
        fitting = [(row, message) for row, message in rows if _bare(message.text) in wanted]
        noted = [message for row, message in fitting if row.state in {SENT, ANSWERED}]
        if not noted:
            return None if fitting else Meaning(None, 0)
        files = self.city.application.read(
            lambda transaction: worth_showing(transaction, chat, noted[0])
        ).result()
        return Meaning(noted[0], 0 if said.way == "answer" else len(files))

    def _rows(self, chat: Chat) -> Sequence[OutboxRow]:
        """Return somebody's messages, newest first."""

        def find(uow: UnitOfWork) -> Sequence[OutboxRow]:
            person = uow.people.find_by_identity(*chat)
            return () if person is None else uow.outbox.latest(person.id, 50)[::-1]

        return self.city.application.database.run_read(find)

    def close(self) -> None:
        """Close the pages, the server, and WeChat."""
        self._pages.close()
        self.city.stop()
        self._loop.run(self.fake.stop())
        try:
            if self._in_wecom is not None:
                self._in_wecom.close()
        finally:
            self._loop.close()
        refused = set(self.fake.refused) - (set() if self.fake.is_verified else {48001})
        if refused:
            raise AssertionError(f"WeChat refused calls: {self.fake.refused}")

    def _guests(self) -> Mapping[str, Account]:
        here = {key: Account(CHANNEL, APP_ID, openid_of(key)) for key in self._on_wechat}
        wecom = {} if self._in_wecom is None else self._in_wecom.accounts
        return {**here, **web_guests([key for key in STAFF if key not in here]), **wecom}


def wechat_settings(folder: Path, url: str, mode: Mode, *, template: bool = False) -> Settings:
    """Return the settings of a city on a fake WeChat."""
    return msgspec.structs.replace(
        settings_in(folder, http_port=0),
        wechat_app_id=APP_ID,
        wechat_app_secret=SECRET,
        wechat_token=TOKEN,
        wechat_aes_key="" if mode is Mode.PLAIN else AES_KEY,
        wechat_base_url=url,
        wechat_template_id="a-template" if template else "",
    )


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def openid_of(key: str) -> str:
    """Return the openid of whoever is known by a key."""
    return f"o{key.replace(':', '_')}"
