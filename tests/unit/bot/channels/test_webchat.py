"""The web chat as a channel: who may connect, and how it ends."""

from __future__ import annotations

import asyncio

import aiohttp
import msgspec
import pytest

from bot.app import Server, running
from bot.channels import webchat
from bot.channels.webchat import WebChat
from bot.limits import Rate
from bot.wiring import Application
from tests.unit.bot.people import repeat_everything
from tests.unit.bot.web_client import connected

STRANGER = {"X_Forwarded_For": "203.0.113.9"}


async def refused(server: Server, **headers: str) -> int:
    """Try to connect and return the status of the refusal."""
    with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
        async with connected(server.url, **headers):
            pass
    return refusal.value.status


async def test_a_foreign_page_may_not_connect(server: Server) -> None:
    assert await refused(server, Origin="https://evil.example") == 403


async def test_programs_without_a_page_may(server: Server) -> None:
    async with connected(server.url) as client:
        assert (await client.hello()).type == "welcome"


async def test_strangers_may_open_only_so_many_connections(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webchat, "CONNECTIONS", Rate(burst=3, a_second=0))
    async with running(application) as server:
        for _ in range(3):
            async with connected(server.url, **STRANGER):
                pass
        assert await refused(server, **STRANGER) == 429
        async with connected(server.url) as client:
            await client.hello()


async def test_a_stranger_who_floods_is_told_to_wait_and_loses_nothing(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webchat, "FRAMES", Rate(burst=3, a_second=5))
    repeat_everything(application)
    async with running(application) as server, connected(server.url, **STRANGER) as client:
        await client.hello()
        for number in range(20):
            await client.says(str(number), "a")
        error = await client.next("error")
        assert error.reason == "busy"
        await asyncio.sleep(0.5)
        await client.says(str(error.id), "a")
        while (await client.next("ack")).id != error.id:
            pass


async def test_somebody_on_this_machine_is_not_slowed_down(
    application: Application, server: Server
) -> None:
    repeat_everything(application)
    async with connected(server.url) as client:
        await client.hello()
        for number in range(120):
            await client.says(str(number), "a")
        for number in range(120):
            assert (await client.next("ack")).id == str(number)


async def test_at_the_end_everybody_is_told_to_come_again(application: Application) -> None:
    async with running(application) as server, connected(server.url) as client:
        await client.hello()
        server.work.cancel()
        await asyncio.wait({server.work})
        assert await asyncio.wait_for(client.ended(), 3) == 1001
        assert await refused(server) == 503


def test_its_name_is_that_of_its_identities() -> None:
    assert WebChat.name == "webchat"


async def test_wrong_codes_of_one_address_count_together_whoever_enters_them(
    application: Application,
) -> None:
    application.settings = msgspec.structs.replace(
        application.settings, trusted_proxies="127.0.0.1"
    )

    async def enters_a_code(address: str) -> str:
        async with connected(server.url, X_Forwarded_For=address) as client:
            await client.hello()
            await client.says("1", "/login AAAABBBBCCCCDDDD")
            while "呼应由" in (message := await client.next("message")).text:
                pass
            return message.text

    async with running(application) as server:
        for _ in range(5):
            assert "这个码不对" in await enters_a_code("203.0.113.9")
        assert "1 小时后" in await enters_a_code("203.0.113.9")
        assert "这个码不对" in await enters_a_code("203.0.113.8")
