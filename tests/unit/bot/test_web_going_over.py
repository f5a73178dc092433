"""A connection whose account goes over to another person: linked, or forgotten and new."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest_asyncio

from bot.app import Server, running
from bot.wiring import Application
from tests.unit.bot.web_client import Client, Frame, connected


@pytest_asyncio.fixture
async def server(application: Application) -> AsyncIterator[Server]:
    """Run the server with its real conversations."""
    async with running(application) as running_server:
        yield running_server


async def until(client: Client, words: str) -> Frame:
    """Return the next message that contains some words."""
    while words not in (message := await client.next("message")).text:
        pass
    return message


async def press(client: Client, message: Frame, label: str) -> None:
    """Press a button of a message."""
    (choice,) = (choice["id"] for choice in message.choices if choice["label"] == label)
    await client.send(type="choice", id=f"press-{choice}", choice=choice)


async def forgotten(client: Client) -> None:
    await client.says("f1", "忘记我")
    await press(client, await until(client, "删除您的资料吗"), "我要删除")
    await press(client, await until(client, "找不回来"), "确定，全部删除")


async def test_the_forgotten_read_the_goodbye_and_begin_anew_with_their_next_words(
    server: Server,
) -> None:
    async with connected(server.url) as client:
        first = (await client.hello()).token
        await forgotten(client)
        assert "已经删除" in (await until(client, "已经删除")).text
        await client.says("2", "你好")
        welcome = await client.next("welcome")
        assert welcome.token != first
        notice = await client.next("message")
        assert "呼应由" in notice.text
        assert notice.seq == 1


async def test_a_new_page_of_the_forgotten_knows_nothing(server: Server) -> None:
    async with connected(server.url) as client:
        token = (await client.hello()).token
        await forgotten(client)
        await until(client, "已经删除")
    async with connected(server.url) as client:
        await client.hello(token)
        await client.says("3", "你好")
        assert (await client.next("message")).seq == 1


async def test_the_linked_see_the_other_accounts_messages_under_a_new_token(
    server: Server,
) -> None:
    async with connected(server.url) as kept, connected(server.url) as gone:
        await kept.hello()
        await kept.says("1", "关联")
        await press(kept, await until(kept, "并成一个"), "在这里取码")
        shown = await until(kept, "关联码")
        code = re.search(r"(\w{4} \w{4})", shown.text)
        assert code is not None
        before = (await gone.hello()).token
        await gone.says("1", f"/link {code[1]}")
        await press(gone, await until(gone, "码对了"), "是我本人，关联")
        welcome = await gone.next("welcome")
        assert welcome.token != before
        there = await until(gone, "关联好了")
        assert there.seq == (await until(kept, "关联好了")).seq
        await gone.says("2", "帮助")
        assert (await until(kept, "不用记命令")).seq == (await until(gone, "不用记命令")).seq
    async with connected(server.url) as again:
        await again.hello(welcome.token)
        assert "关联码" in (await until(again, "关联码")).text
