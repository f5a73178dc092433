"""A door poster's link opens the chat and asks whether the person stands there."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest
from playwright.async_api import expect

from bot.wiring import Application
from tests.browser.chat_page import ChatPage
from tests.browser.conftest import Visitors
from tests.browser.scripted_server import ScriptedServer
from tickets.doors import Door
from tickets.usecases.issue_doors import issue_doors

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

TOKEN = "AAAAAAAAAAAAAAAAAAAAAA"  # noqa: S105 - a poster's, which everybody may read


def starts(server: ScriptedServer) -> list[str]:
    frames = [json.loads(raw) for raw in server.raw]
    return [frame["token"] for frame in frames if frame["type"] == "start"]


async def test_the_token_of_the_link_is_sent_once(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = ChatPage(await visitors.visit(f"/?door={TOKEN}"))
    await chat.wait_until_online()
    await expect(chat.theirs).to_have_count(1)
    assert urlsplit(chat.page.url).query == ""
    await chat.page.reload()
    await chat.wait_until_online()
    await chat.say("灯坏了")
    await chat.expect_states("sent")
    assert starts(server) == [TOKEN]


async def test_a_scan_without_a_connection_counts_when_there_is_one(
    visitors: Visitors, server: ScriptedServer
) -> None:
    server.faults.down = True
    chat = ChatPage(await visitors.visit(f"/?door={TOKEN}"))
    await expect(chat.status).to_have_text("连接断了")
    server.come_back()
    await chat.wait_until_online()
    await expect(chat.theirs).to_have_count(1)
    assert starts(server) == [TOKEN]


async def test_who_stands_at_the_door_need_not_write_where(
    guests: Visitors, city: Application
) -> None:
    chat = ChatPage(await guests.visit(f"/?door={_issue(city).token}"))
    await chat.press("是的，就在这里")
    await chat.say("路灯坏了三天")
    await expect(chat.theirs.filter(has_text="我的理解")).to_contain_text("幸福小区 3号楼")


def _issue(application: Application) -> Door:
    spots = application.database.run_read(
        lambda uow: [
            spot
            for spot in uow.areas.spots(uow.areas.city().path)
            if (spot.place.estate, spot.place.building) == ("幸福小区", "3")
        ]
    )
    return application.write(
        lambda transaction: issue_doors(transaction.context().work, spots)
    ).result()[0]
