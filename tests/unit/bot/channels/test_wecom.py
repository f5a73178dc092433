"""The callback takes what is WeCom's, once, and nothing else."""

from __future__ import annotations

import asyncio
import io
import random
from collections.abc import AsyncIterable, AsyncIterator, Callable, Mapping
from pathlib import Path

import aiohttp
import msgspec
import pytest_asyncio

from bot.app import running
from bot.wechat_crypto import Envelope, sign
from bot.wechat_xml import write_xml
from bot.wiring import Application, open_application
from tests.support.city import copy_city, settings_in
from tests.support.clock import HandClock
from tests.support.fake_wecom import (
    AES_KEY,
    AGENT,
    CORP,
    SECRET,
    TOKEN,
    FakeWeCom,
    opened_echo,
)

MUTATIONS = 300
NAMES = (
    "MsgType",
    "Content",
    "CreateTime",
    "MsgId",
    "Location_X",
    "Location_Y",
    "MediaId",
    "Event",
    "EventKey",
    "FromUserName",
)
ODD = (
    "",
    "event",
    "location",
    "image",
    "voice",
    "link",
    "CLICK",
    "unsubscribe",
    "NaN",
    "-1",
    "1e999",
    "9" * 40,
    "\u0000",
    "\ud83d",
    "<xml/>",
    "=1+1",
    "x" * 5000,
    "../../etc/passwd",
)


class Callback:
    """A running server's callback, as WeCom calls it."""

    def __init__(self, fake: FakeWeCom, session: aiohttp.ClientSession, app: Application) -> None:
        self.fake = fake
        self.application = app
        self._session = session

    async def get(self, query: Mapping[str, str]) -> tuple[int, str]:
        """Call it as the console does."""
        async with self._session.get(self.fake.callback, params=query) as answer:
            return answer.status, await answer.text()

    async def post(
        self, query: Mapping[str, str], body: str | io.BytesIO | AsyncIterable[bytes]
    ) -> int:
        """Send a body."""
        data = body.encode() if isinstance(body, str) else body
        async with self._session.post(self.fake.callback, params=query, data=data) as answer:
            return answer.status

    async def says(self, plain: str) -> int:
        """Send what is encrypted rightly."""
        return await self.post(*self.fake.sealed(plain))

    def shown(self, member: str) -> list[str]:
        """Return what a member sees."""
        return [one.text for one in self.fake.shown[member]]


@pytest_asyncio.fixture
async def callback(city: Path, tmp_path: Path) -> AsyncIterator[Callback]:
    """Run a server with WeCom's app set."""
    copy_city(city, tmp_path / "data")
    clock = HandClock()
    fake = FakeWeCom(lambda: clock.now().timestamp())
    await fake.start()
    settings = msgspec.structs.replace(
        settings_in(tmp_path / "data", http_port=0),
        wecom_corp_id=CORP,
        wecom_agent_id=str(AGENT),
        wecom_secret=SECRET,
        wecom_token=TOKEN,
        wecom_aes_key=AES_KEY,
        wecom_base_url=fake.url,
    )
    application = open_application(settings, clock)
    async with running(application) as server, aiohttp.ClientSession() as session:
        fake.callback = f"{server.url}/wecom/callback"
        yield Callback(fake, session, application)
    await fake.stop()
    application.close()


def _message(number: int, **fields: str) -> str:
    whole = {
        "ToUserName": CORP,
        "FromUserName": "newcomer",
        "CreateTime": "1793584800",
        "MsgType": "text",
        "Content": "帮助",
        "MsgId": f"{number}",
        "AgentID": str(AGENT),
    }
    return write_xml({**whole, **fields})


async def test_the_check_of_the_address_is_answered_with_the_bare_word(callback: Callback) -> None:
    query, word = opened_echo(callback.fake, "1616140317555161061")
    assert await callback.get(query) == (200, word)


async def test_a_check_with_a_wrong_signature_is_refused(callback: Callback) -> None:
    query, _ = opened_echo(callback.fake, "1616140317555161061")
    assert (await callback.get({**query, "msg_signature": "0" * 40}))[0] == 403


async def test_a_forged_signature_is_refused(callback: Callback) -> None:
    query, body = callback.fake.sealed(_message(1))
    assert await callback.post({**query, "msg_signature": "0" * 40}, body) == 403


async def test_an_old_call_is_refused(callback: Callback) -> None:
    encrypted = Envelope(AES_KEY, CORP).seal(_message(1).encode())
    signature = sign(TOKEN, "1700000000", "n", encrypted)
    query = {"msg_signature": signature, "timestamp": "1700000000", "nonce": "n"}
    assert await callback.post(query, write_xml({"Encrypt": encrypted})) == 403


async def test_what_was_made_for_another_company_is_refused(callback: Callback) -> None:
    assert await callback.post(*callback.fake.sealed(_message(1), "wwanother")) == 403


async def test_a_large_body_is_refused(callback: Callback) -> None:
    query, _ = callback.fake.sealed(_message(1))
    assert await callback.post(query, io.BytesIO(b"x" * 10_000_000)) == 413


async def test_a_body_that_comes_in_pieces_is_read_whole(callback: Callback) -> None:
    query, body = callback.fake.sealed(_message(1))

    async def pieces() -> AsyncIterator[bytes]:
        for piece in (body[:40], body[40:80], body[80:]):
            yield piece.encode()
            await asyncio.sleep(0.05)

    assert await callback.post(query, pieces()) == 200


async def test_a_bomb_is_refused_unread(callback: Callback) -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><xml><Encrypt>&b;</Encrypt></xml>'
    )
    query, _ = callback.fake.sealed(_message(1))
    assert await callback.post(query, bomb) == 400
    assert await callback.says(bomb) == 400


async def test_what_nobody_need_hear_of_is_acknowledged(callback: Callback) -> None:
    assert await callback.says(_message(1, MsgType="event", Event="enter_agent")) == 200
    assert await callback.says(_message(2, MsgType="event", Event="tomorrows_event")) == 200
    assert await callback.says(_message(3, FromUserName="")) == 200


async def test_a_kind_that_does_not_exist_yet_gets_a_sentence(callback: Callback) -> None:
    callback.fake.members.add("newcomer")
    assert await callback.says(_message(1, MsgType="hologram")) == 200
    await _until(lambda: len(callback.shown("newcomer")) >= 2)
    assert "看不懂" in callback.shown("newcomer")[-1]


async def test_mutated_messages_break_nothing_and_a_valid_one_is_answered(
    callback: Callback,
) -> None:
    callback.fake.members.add("newcomer")
    chance = random.Random(20261122)
    for number in range(MUTATIONS):
        odd = {chance.choice(NAMES): chance.choice(ODD) for _ in range(chance.randrange(3))}
        status = await callback.says(_mutated(_message(number, **odd), chance))
        assert status in {200, 400}
    callback.fake.members.add("another")
    assert await callback.says(_message(10**9, FromUserName="another")) == 200
    await _until(lambda: bool(callback.shown("another")))


async def _until(holds: Callable[[], bool]) -> None:
    for _ in range(300):
        if holds():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it does not happen")


def _mutated(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(chance.choice([0, 0, 1, 5])):
        place = chance.randrange(len(letters))
        letters[place] = chance.choice(
            ["", "<", "]]>", "&", "\u202e", "9" * 30, letters[place] * 3]
        )
    return "".join(letters)
