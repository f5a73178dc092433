"""The door by which Telegram brings updates: who may, what is refused, what is never refused."""

from __future__ import annotations

import io
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from bot.telegram_webhook import PATH, SECRET_HEADER, kept_secret
from bot.wiring import Application
from tests.support.city import copy_city
from tests.support.fake_telegram import BASE_DATE
from tests.support.telegram_bot import Bot, bot_on, telegram_server
from tests.unit.bot.people import break_everything


@pytest_asyncio.fixture
async def hooked(city: Path, tmp_path: Path) -> AsyncIterator[Bot]:
    """Run a bot by webhook."""
    copy_city(city, tmp_path)
    async with telegram_server() as telegram, bot_on(tmp_path, telegram, "webhook") as bot:
        await bot.until(lambda: telegram.pusher.url)
        yield bot
        assert telegram.complaints == []


async def post(bot: Bot, body: bytes, secret: str | None = None, **headers: str) -> tuple[int, str]:
    given = bot.telegram.pusher.secret if secret is None else secret
    named = {SECRET_HEADER: given, "Content-Type": "application/json"} | headers
    async with (
        aiohttp.ClientSession() as session,
        session.post(bot.url + PATH, data=io.BytesIO(body), headers=named) as response,
    ):
        return response.status, await response.text()


@pytest.mark.parametrize("secret", ["", "wrong", "错"])
async def test_who_does_not_know_the_secret_is_turned_away(hooked: Bot, secret: str) -> None:
    assert await post(hooked, b'{"update_id": 1}', secret) == (403, "forbidden")


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b'{"update_id": 1}', "text/plain", 415),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"\xff", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"update_id": "x"}', "application/json", 400),
        (b" " * (10 * 1024 * 1024 + 1), "application/json", 413),
        (b'{"update_id": 1}', "application/json", 200),
        (b'{"update_id": 2, "message": {"message_id": []}}', "application/json", 200),
    ],
)
async def test_what_is_no_update_is_refused_and_what_is_odd_let_go(
    hooked: Bot, body: bytes, kind: str, status: int
) -> None:
    got, said = await post(hooked, body, **{"Content-Type": kind})
    assert got == status
    assert said.isalpha()


async def test_a_message_that_always_fails_blocks_nobody(hooked: Bot) -> None:
    break_everything(hooked.application)
    resident = hooked.person("resident:demo")
    number = resident.types("路灯坏了")
    await hooked.shown(resident, "出了点问题")
    delivered = hooked.telegram.pusher.delivered
    await hooked.until(lambda: number in delivered and delivered[number].statuses == [200])


async def test_a_busy_bot_asks_to_come_again(hooked: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.inbox.MOST_WAITING_A_CONVERSATION", 0)
    person = {"id": 5, "is_bot": False, "first_name": "Li"}
    chat = {"id": 5, "type": "private"}
    message = {"message_id": 1, "date": BASE_DATE, "chat": chat, "from": person, "text": "好"}
    body = json.dumps({"update_id": 1, "message": message}).encode()
    assert await post(hooked, body) == (503, "busy")


def test_all_replicas_share_a_secret_that_telegram_takes(application: Application) -> None:
    first, again = (application.write(lambda t: kept_secret(t, "7000")).result() for _ in "12")
    assert first == again
    assert re.fullmatch(r"[A-Za-z0-9_-]{40,256}", first)


def test_every_account_has_a_secret_of_its_own(application: Application) -> None:
    one = application.write(lambda transaction: kept_secret(transaction, "1")).result()
    other = application.write(lambda transaction: kept_secret(transaction, "2")).result()
    assert one != other
