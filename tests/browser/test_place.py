"""A person can send where they are, and is told what to do when the browser does not say it."""

from __future__ import annotations

import json

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Visitors
from tests.browser.scripted_server import ScriptedServer

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_place_is_sent_in_degrees(visitors: Visitors, server: ScriptedServer) -> None:
    chat = await visitors.chat()
    await chat.page.context.grant_permissions(["geolocation"])
    await chat.page.context.set_geolocation({"latitude": 37.5391, "longitude": 121.3914})
    await chat.press("发送我的位置")
    await chat.expect_states("sent")
    await expect(chat.own).to_contain_text("37.53910, 121.39140")
    frame = json.loads(server.raw[-1])
    place = {"lat": 37.5391, "lon": 121.3914}
    assert frame == {"type": "location", "id": frame["id"], **place}


async def test_a_refused_place_suggests_to_type_the_address(visitors: Visitors) -> None:
    chat = await visitors.chat()
    await chat.page.context.clear_permissions()
    await chat.press("发送我的位置")
    await expect(chat.root.get_by_role("alert")).to_contain_text("直接写地址")
    await expect(chat.words).to_be_focused()
    await expect(chat.bubbles).to_have_count(0)
