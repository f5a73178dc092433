"""The page and the real server: a report that is filed, worked on, proved and rated."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from playwright.async_api import Browser, expect

from bot.app import running
from bot.wiring import Application
from tests.browser.chat_page import ChatPage
from tests.browser.conftest import Visitors, Window
from tests.browser.photo_files import draw_photo

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

CABLE = "幸福小区3号楼2单元有人飞线充电，电线从三楼窗户拉下来"
WIDE = Window(width=1280, height=800)


async def test_a_newcomer_files_a_report_with_one_tap(guests: Visitors) -> None:
    chat = await guests.chat()
    await chat.say(CABLE)
    await chat.expect_states("sent")
    await chat.press("飞线充电")
    await expect(chat.theirs.filter(has_text="已登记")).to_have_count(1)
    await chat.page.reload()
    await chat.wait_until_online()
    await expect(chat.theirs.filter(has_text="已登记")).to_have_count(1)
    await chat.expect_states("sent", "sent")


async def test_the_demos_people_work_on_a_report_until_it_is_rated(
    guests: Visitors, tmp_path: Path
) -> None:
    page = await guests.visit("/demo", WIDE)
    resident, worker, admin = (
        ChatPage(page, f"#{role}") for role in ("resident", "worker", "admin")
    )
    for pane in (resident, worker, admin):
        await pane.wait_until_online()
    await resident.say(CABLE)
    await resident.press("飞线充电")
    await worker.press("接单")
    await worker.press("开始处理")
    await worker.press("办结")
    await worker.pick(draw_photo(tmp_path / "proof.jpg"))
    await worker.say("线已收走")
    await resident.press("查看照片")
    await page.keyboard.press("Escape")
    await resident.press("解决了")
    await resident.press("5 分")
    await expect(worker.theirs.filter(has_text="居民评价了")).to_have_count(1)


async def test_what_is_written_while_the_server_is_away_arrives_once(
    browser: Browser, city: Application
) -> None:
    async with running(city) as first:
        guests = Visitors(browser, first.url)
        chat = await guests.chat()
        await chat.say("你好")
        await expect(chat.theirs).to_have_count(2)
    await chat.say(CABLE)
    await chat.expect_states("sent", "pending")
    port = int(first.url.rpartition(":")[2])
    city.settings = msgspec.structs.replace(city.settings, http_port=port)
    async with running(city):
        await chat.expect_states("sent", "sent")
        await expect(chat.theirs.filter(has_text="我的理解")).to_have_count(1)
        await guests.leave()


async def test_markup_of_a_resident_is_shown_literally_to_the_worker(guests: Visitors) -> None:
    page = await guests.visit("/demo", WIDE)
    resident, worker = ChatPage(page, "#resident"), ChatPage(page, "#worker")
    await resident.wait_until_online()
    markup = "<img src=x onerror=alert(1)><b>幸福小区</b>"
    await resident.say(f"{CABLE}{markup}")
    await resident.press("飞线充电")
    await expect(worker.theirs.filter(has_text=markup)).to_have_count(1)
    await expect(page.locator("img[src=x]")).to_have_count(0)


async def test_an_english_page_is_answered_in_english(guests: Visitors) -> None:
    chat = await guests.chat(Window(language="en-GB"))
    await chat.say("hello")
    await expect(chat.theirs.filter(has_text="Huying is run by")).to_have_count(1)
