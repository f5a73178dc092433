"""The demo shows three people side by side, each as themselves."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import Visitors, Window
from tests.browser.scripted_server import ScriptedServer

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

WIDE = Window(width=1280, height=800)


async def _panes(page: Page) -> list[ChatPage]:
    panes = [ChatPage(page, f"#{role}") for role in ("resident", "worker", "admin")]
    for pane in panes:
        await pane.wait_until_online()
    return panes


async def test_a_wide_screen_shows_all_three_with_their_own_tokens(
    visitors: Visitors, server: ScriptedServer
) -> None:
    panes = await _panes(await visitors.visit("/demo", WIDE))
    for pane in panes:
        await expect(pane.words).to_be_visible()
    assert {hello.token for hello in server.hellos} == {"demo-1", "demo-2", "demo-3"}
    assert await panes[0].overflow() == 0


async def test_what_one_says_is_theirs_alone(visitors: Visitors, server: ScriptedServer) -> None:
    page = await visitors.visit("/demo", WIDE)
    resident, worker, _ = await _panes(page)
    await resident.say("居民说")
    await worker.say("网格员说")
    await resident.expect_own("居民说")
    await worker.expect_own("网格员说")
    await page.reload()
    resident, worker, admin = await _panes(page)
    await resident.expect_own("居民说")
    await worker.expect_own("网格员说")
    await expect(admin.bubbles).to_have_count(0)
    assert server.people["demo-2"].said == ["网格员说"]


async def test_the_example_is_written_for_the_resident_who_sends_it(
    visitors: Visitors, server: ScriptedServer
) -> None:
    page = await visitors.visit("/demo", WIDE)
    resident, *_ = await _panes(page)
    await page.get_by_role("button", name="替居民写一句").click()
    await expect(resident.words).to_have_value("幸福小区3号楼2单元门口的路灯坏了三天了")
    await expect(resident.words).to_be_focused()
    await page.keyboard.press("Enter")
    await resident.press("路灯不亮")
    await resident.expect_theirs("已交给网格员 03。")
    assert server.people["demo-1"].said == ["幸福小区3号楼2单元门口的路灯坏了三天了"]


@pytest.mark.parametrize("width", [360, 999])
async def test_a_narrow_screen_shows_one_at_a_time_and_marks_what_is_new(
    visitors: Visitors, server: ScriptedServer, width: int
) -> None:
    page = await visitors.visit("/demo", Window(width=width))
    resident, worker, _ = await _panes(page)
    await expect(resident.words).to_be_visible()
    await expect(worker.words).to_be_hidden()
    await expect(page.locator("#worker .log[aria-busy]")).to_have_count(0)
    await server.people["demo-2"].say("新任务")
    tab = page.get_by_role("tab", name="网格员")
    await expect(tab.get_by_label("有新消息")).to_be_visible()
    await tab.click()
    await expect(worker.theirs).to_be_visible()
    await expect(resident.words).to_be_hidden()
    await expect(tab.get_by_label("有新消息")).to_have_count(0)
    assert await resident.overflow() == 0


async def test_the_arrow_keys_walk_through_the_tabs(visitors: Visitors) -> None:
    page = await visitors.visit("/demo")
    _, worker, admin = await _panes(page)
    await page.get_by_role("tab", name="居民").focus()
    await page.keyboard.press("ArrowRight")
    await expect(worker.words).to_be_visible()
    await page.keyboard.press("ArrowRight")
    await expect(admin.words).to_be_visible()


async def test_the_language_changes_in_all_three(
    visitors: Visitors, server: ScriptedServer
) -> None:
    page = await visitors.visit("/demo", WIDE)
    await _panes(page)
    await page.get_by_label("语言").select_option("en")
    for pane in await _panes(page):
        await expect(pane.words).to_have_attribute("aria-label", "Write a message")
    await expect(page.get_by_role("heading", name="Grid worker")).to_be_visible()
    assert {hello.language for hello in server.hellos[-3:]} == {"en"}
