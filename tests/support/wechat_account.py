"""An official account in front of the fake of WeChat, for tests of single calls."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import msgspec

from bot.channels.console import ACCOUNT
from bot.channels.console import CHANNEL as CONSOLE
from bot.push import Outcome, Outgoing
from bot.transaction import Chat, Transaction
from bot.wechat_account import connected
from bot.wechat_api import WechatApi
from bot.wechat_events import CHANNEL
from bot.wechat_push import WechatPush
from bot.wechat_template import read_template
from bot.wechat_windows import WindowKind, open_window
from bot.wiring import Application, open_application
from handlers.message import Message, ShownMedia
from tests.support.driver_direct import store_photo
from tests.support.driver_wechat import openid_of, wechat_settings
from tests.support.fake_wechat import APP_ID, FakeWechat, Follower, Said
from tests.support.fake_wechat_phone import Mode
from tests.support.talker import Photo
from tickets.people import Identity

SOMEBODY = openid_of("resident:demo")
TEMPLATE_FIELDS = "number=character_string1 text=thing3"


@dataclass
class Desk:
    """An account's way to WeChat; ``somebody`` is the demo's resident, who follows it."""

    application: Application
    fake: FakeWechat
    api: WechatApi
    push: WechatPush

    @property
    def somebody(self) -> Follower:
        """Their phone."""
        return self.fake.people[SOMEBODY]

    @property
    def texts(self) -> list[str]:
        """The texts that reached it."""
        return [said.text for said in self.somebody.said if said.kind == "text"]

    @property
    def said(self) -> list[Said]:
        """Everything that reached it."""
        return self.somebody.said

    def does(self, kind: WindowKind) -> None:
        """Let somebody do what opens a window, and both sides know of it."""
        self.fake.opens(SOMEBODY, kind.value)
        chat, now = Chat(CHANNEL, APP_ID, SOMEBODY), self.application.clock.now()
        self.application.write(
            lambda transaction: open_window(transaction, chat, kind, now)
        ).result()

    async def send(self, text: str, importance: str = "notice", **parts: object) -> Outcome:
        """Send them a message; ``parts`` are those of a Message."""
        message = msgspec.structs.replace(Message(text), **parts)
        return await self.push.send(Outgoing("id", SOMEBODY, message, importance))

    def photo_of(self, key: str, photo: Photo) -> ShownMedia:
        """Store a photo as that of whoever is known by a key like ``worker:03``."""
        media_id = store_photo(self.application, photo)

        def claim(transaction: Transaction) -> None:
            owner = transaction.people.find_by_identity(CONSOLE, ACCOUNT, key)
            if owner is None or not transaction.context().media.claim(media_id, owner.id):
                raise LookupError(key)

        self.application.write(claim).result()
        return ShownMedia(media_id, "photo")


@asynccontextmanager
async def open_desk(application: Application, *, template: bool = False) -> AsyncIterator[Desk]:
    """Open an account for a city's application, with a fake on the same clock."""
    fake = FakeWechat(application.clock)
    await fake.start()
    settings = application.settings
    settings = wechat_settings(settings.data, fake.url, Mode.SAFE, template=template)
    mine = open_application(settings, application.clock)
    mine.write(_follow).result()
    try:
        async with connected(mine) as api:
            found = read_template(settings.wechat_template_id, TEMPLATE_FIELDS, "")
            yield Desk(mine, fake, api, WechatPush(mine, APP_ID, api, found))
    finally:
        await fake.stop()
        mine.close()


def _follow(transaction: Transaction) -> None:
    person = transaction.people.find_by_identity(CONSOLE, ACCOUNT, "resident:demo")
    if person is None:
        raise LookupError("resident:demo")
    identity = Identity(person.id, CHANNEL, APP_ID, SOMEBODY, True, transaction.now)
    transaction.people.save_identity(identity)
