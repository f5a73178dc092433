"""2,000 events that are not quite WeChat's: nothing breaks, and no right message is lost."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from sqlalchemy import func, select

from bot.app import running
from bot.wiring import Application, open_application
from storage.repositories.inbox import FAILED
from storage.tables.messages import inbox
from tests.support.city import copy_city
from tests.support.clock import HandClock
from tests.support.driver_wechat import wechat_settings
from tests.support.fake_wechat import FakeWechat
from tests.support.fake_wechat_phone import Callback, Envelopes, Mode, Phone

EACH = 1000
PEOPLE = 40
AT_ONCE = 8
RIGHT_EVERY = 20
ODD = (
    b"<",
    b"]]>",
    b"&",
    b"&#0;",
    b"\x00",
    b"\xff\xfe",
    b"<!DOCTYPE x>",
    b"<?xml?>",
    b"\xed\xa0\x80",
)


@dataclass
class Crowd:
    """The phones of many people, whose WeChat calls a running server."""

    application: Application
    phones: Sequence[Phone]

    def failed(self) -> int:
        """Return on how many events a step failed."""
        counted = select(func.count()).where(inbox.c.state == FAILED)
        return self.application.database.run_read(
            lambda uow: uow.connection.execute(counted).scalar_one()
        )


@pytest_asyncio.fixture(params=[Mode.PLAIN, Mode.SAFE])
async def crowd(request: pytest.FixtureRequest, city: Path, tmp_path: Path) -> AsyncIterator[Crowd]:
    """Return many people on WeChat, in both modes."""
    copy_city(city, tmp_path / "data")
    fake = FakeWechat(HandClock())
    await fake.start()
    settings = wechat_settings(tmp_path / "data", fake.url, request.param)
    application = open_application(settings, fake.clock)
    async with aiohttp.ClientSession() as session, running(application) as server:
        callback = Callback(f"{server.url}/wechat/callback", request.param, seconds=60)
        names = (f"oPerson{number}" for number in range(PEOPLE))
        yield Crowd(application, [Phone(fake, session, callback, name) for name in names])
    application.close()
    await fake.stop()


def some_event(chance: random.Random, phone: Phone, number: int) -> bytes:
    """Return an event of any type."""
    kinds = (
        {
            "MsgType": "text",
            "Content": chance.choice(["路灯坏了", "1", "我的", "/help", "水" * 900]),
        },
        {"MsgType": "image", "PicUrl": "http://127.0.0.1/p", "MediaId": f"m{number}"},
        {"MsgType": "voice", "MediaId": f"m{number}", "Format": "amr", "Recognition": "停水了"},
        {"MsgType": "location", "Location_X": "37.53", "Location_Y": "121.39", "Label": "毓璜顶"},
        {"MsgType": "link", "Title": "通知", "Description": "停水", "Url": "http://127.0.0.1/"},
        {"MsgType": "event", "Event": "subscribe", "EventKey": "qrscene_abc"},
        {"MsgType": "event", "Event": "CLICK", "EventKey": chance.choice(["mine", "odd"])},
        {"MsgType": "event", "Event": "unsubscribe"},
    )
    fields = {**chance.choice(kinds), "MsgId": str(number)}
    return phone.xml(fields).encode()


def mutated(chance: random.Random, body: bytes) -> bytes:
    """Change a body at one to three places."""
    changed = bytearray(body)
    for _ in range(chance.randint(1, 3)):
        place, length = chance.randrange(len(changed) + 1), chance.choice((1, 1, 2, 20, 200))
        match chance.randrange(5):
            case 0:
                del changed[place : place + length]
            case 1:
                changed[place:place] = chance.choice(ODD)
            case 2:
                changed[place : place + length] = chance.randbytes(length)
            case 3:
                changed[place:place] = bytes(changed[place : place + length]) * 5
            case _:
                changed = changed[:place] if place else changed
    return bytes(changed)


def mutated_call(chance: random.Random, phone: Phone, event: bytes) -> Envelopes:
    """Change what is sealed, or the call itself."""
    if chance.random() < 0.7:
        return phone.wrap(mutated(chance, event))
    call = phone.wrap(event)
    if chance.random() < 0.5:
        return replace(call, body=mutated(chance, call.body))
    name = chance.choice(sorted(call.query))
    return replace(call, query={**call.query, name: chance.choice(["", "x", "\x00", "9" * 30])})


async def test_mutated_events_break_nothing_and_lose_no_right_message(
    crowd: Crowd,
) -> None:
    phones, chance = crowd.phones, random.Random(20_261_122)
    room = asyncio.Semaphore(AT_ONCE)
    answered = []

    async def send(number: int) -> None:
        phone = chance.choice(phones)
        event = some_event(chance, phone, number)
        call = mutated_call(chance, phone, event)
        async with room:
            await phone.call(call)

    async def ask(number: int) -> None:
        phone = chance.choice(phones)
        right = phone.xml({"MsgType": "text", "Content": "帮助", "MsgId": f"9{number}"})
        async with room:
            answered.append(await phone.call(phone.wrap(right.encode())))

    calls = [ask(number) if number % RIGHT_EVERY == 0 else send(number) for number in range(EACH)]
    await asyncio.gather(*calls)
    statuses = {status for phone in phones for status in phone.statuses}
    assert statuses <= {200, 400, 403}
    assert len(answered) == EACH // RIGHT_EVERY
    assert all(answer is not None and len(answer) > len("success") for answer in answered)
    assert crowd.failed() == 0
