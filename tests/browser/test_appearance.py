"""The page fits its screen, speaks its reader's language, and can be used without a mouse."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Visitors, Window
from tests.browser.scripted_server import ScriptedServer

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

LONG = "很长的一段话" * 60 + "https://example.org/" + "x" * 300
CHOICES = [("c-1", "路灯不亮\n城市照明管理中心 · 7 个工作日"), ("c-2", "都不是" * 30)]


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
async def test_nothing_has_to_be_scrolled_sideways(
    visitors: Visitors, server: ScriptedServer, width: int
) -> None:
    chat = await visitors.chat(Window(width=width))
    assert await chat.overflow() == 0
    await server.visitor.say(LONG, CHOICES, ticket=("2611 482 0137", "in_progress"))
    await chat.say(LONG)
    await chat.expect_states("sent")
    assert await chat.overflow() == 0
    assert await chat.log.evaluate("log => log.scrollWidth - log.clientWidth") == 0


async def test_a_wide_screen_shows_a_centred_column(visitors: Visitors) -> None:
    chat = await visitors.chat(Window(width=1280, height=800))
    box = await chat.root.locator("#chat").bounding_box()
    assert box is not None
    assert box["width"] <= 720
    assert abs(box["x"] * 2 + box["width"] - 1280) <= 1


async def test_the_page_is_dark_where_the_reader_wants_it_dark(visitors: Visitors) -> None:
    light = await visitors.chat()
    dark = await visitors.chat(Window(dark=True))
    script = "getComputedStyle(document.querySelector('.heading')).backgroundColor"
    assert await light.page.evaluate(script) == "rgb(255, 255, 255)"
    assert await dark.page.evaluate(script) == "rgb(23, 34, 38)"


async def test_an_english_browser_reads_english(visitors: Visitors, server: ScriptedServer) -> None:
    chat = await visitors.chat(Window(language="en-GB"))
    await expect(chat.status).to_have_text("Online")
    assert server.hellos[0].language == "en"


async def test_the_language_changes_everything_at_once_and_is_remembered(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    await server.visitor.say("在办", ticket=("2611 482 0137", "accepted"))
    await chat.say("一")
    await chat.expect_states("sent")
    await chat.root.get_by_label("语言").select_option("en")
    await expect(chat.root.locator(".ticket-status")).to_have_text("Accepted")
    await expect(chat.words).to_have_attribute("aria-label", "Write a message")
    await expect(chat.page.locator("html")).to_have_attribute("lang", "en")
    await expect(chat.status).to_have_text("Online")
    assert (server.hellos[-1].language, server.hellos[-1].after) == ("en", 2)
    await chat.page.reload()
    await expect(chat.status).to_have_text("Online")


async def test_everything_can_be_done_with_the_keyboard(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    keyboard = chat.page.keyboard
    await server.visitor.say("修好了吗", [("c-yes", "修好了"), ("c-no", "还没有")])
    await chat.log.focus()
    await keyboard.press("Tab")
    await expect(chat.button("修好了")).to_be_focused()
    await keyboard.press("Tab")
    await keyboard.press("Enter")
    await chat.expect_states("sent")
    await keyboard.press("Tab")
    await expect(chat.button("添加照片")).to_be_focused()
    await keyboard.press("Tab")
    await keyboard.press("Tab")
    await expect(chat.words).to_be_focused()
    await keyboard.type("谢谢")
    await keyboard.press("Tab")
    await keyboard.press("Enter")
    await chat.expect_states("sent", "sent")
    assert server.visitor.said == ["谢谢"]


async def test_every_control_has_a_name(visitors: Visitors, server: ScriptedServer) -> None:
    chat = await visitors.chat()
    await server.visitor.say("修好了吗", [("c-yes", "修好了")])
    await expect(chat.button("修好了")).to_be_visible()
    nameless = await chat.page.evaluate("""
        [...document.querySelectorAll("button, textarea, select, input:not([hidden])")]
          .filter((node) => !(node.getAttribute("aria-label") || node.textContent.trim()
            || node.labels?.length))
          .map((node) => node.outerHTML)
    """)
    assert nameless == []
    await expect(chat.log).to_have_attribute("aria-live", "polite")


async def test_who_wants_no_motion_gets_none(visitors: Visitors) -> None:
    chat = await visitors.chat()
    await chat.page.emulate_media(reduced_motion="reduce")
    script = "getComputedStyle(document.querySelector('.status'), '::before').animationName"
    assert await chat.page.evaluate(script) == "none"


async def test_the_sound_is_off_until_it_is_turned_on(visitors: Visitors) -> None:
    chat = await visitors.chat()
    await expect(chat.button("打开提示音")).to_have_attribute("aria-pressed", "false")
    await chat.press("打开提示音")
    await expect(chat.button("关闭提示音")).to_have_attribute("aria-pressed", "true")


async def test_staff_sign_in_with_a_code_that_is_neither_shown_nor_kept(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    server.visitor.quiet = True
    await chat.press("工作人员登录")
    dialog = chat.page.get_by_role("dialog", name="工作人员登录")
    await dialog.get_by_label("邀请码").fill(" QH7K-22MX-9PLD ")
    await chat.page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()
    await chat.expect_own("邀请码已提交")
    await chat.expect_states("sent")
    assert server.visitor.said == ["/login QH7K-22MX-9PLD"]
    assert "QH7K" not in await chat.page.evaluate("JSON.stringify({...localStorage})")
    assert "QH7K" not in await chat.page.content()


async def test_an_example_is_written_into_the_field_and_not_sent(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    await chat.press("3号楼楼道灯不亮")
    await expect(chat.words).to_have_value("3号楼楼道灯不亮")
    assert server.visitor.taken == []


async def test_a_welcome_shows_the_roles_of_staff(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    server.visitor.roles = ("worker", "unheard_of")
    await server.drop_all()
    await expect(chat.status).to_have_text("网格员 · 在线")
