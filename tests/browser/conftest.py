"""What browser tests share: Chromium, pages that tell their errors, and the scripted server."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    async_playwright,
    expect,
)

from bot.app import Server, running
from bot.demo import prepare_demo
from bot.settings import Settings
from bot.wiring import Application, open_application
from tests.browser.chat_page import ChatPage
from tests.browser.scripted_server import ScriptedServer

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


PATIENCE = 30_000  # milliseconds: a busy machine may take its time
expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class Window:
    """The window of a person's browser, in CSS pixels."""

    width: int = 360
    height: int = 740
    dark: bool = False
    language: str = "zh-CN"


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of Chromium; skip without it, but fail where nothing may be skipped."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found is None:
        reason = "Chromium is missing: apt-get install -y chromium fonts-noto-cjk"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """Run one browser for all tests."""
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS])
        yield running
        await running.close()


@pytest_asyncio.fixture(loop_scope="session")
async def server() -> AsyncIterator[ScriptedServer]:
    """Run a server that plays Huying's side."""
    playing = ScriptedServer()
    await playing.start()
    yield playing
    await playing.stop()


class Visitors:
    """Opens pages as people with browsers of their own, and collects the pages' errors."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser = browser
        self._url = url
        self._contexts: list[BrowserContext] = []
        self.errors: list[str] = []

    async def visit(self, path: str = "/", window: Window | None = None) -> Page:
        """Open a page in a new browser profile."""
        window = window or Window()
        context = await self._browser.new_context(
            viewport={"width": window.width, "height": window.height},
            color_scheme="dark" if window.dark else "light",
            locale=window.language,
            timezone_id="Asia/Shanghai",
        )
        self._contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._listen)
        await page.goto(self._url + path)
        return page

    async def chat(self, window: Window | None = None) -> ChatPage:
        """Open the chat and wait until it is connected."""
        chat = ChatPage(await self.visit("/", window))
        await chat.wait_until_online()
        return chat

    async def second_tab(self, chat: ChatPage) -> ChatPage:
        """Open the chat a second time in the same browser."""
        other = ChatPage(await chat.page.context.new_page())
        await other.page.goto(self._url)
        await other.wait_until_online()
        return other

    async def leave(self) -> None:
        """Close all pages."""
        for context in self._contexts:
            await context.close()

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.errors.append(message.text)


@pytest_asyncio.fixture(loop_scope="session")
async def visitors(browser: Browser, server: ScriptedServer) -> AsyncIterator[Visitors]:
    """Let people visit the scripted server."""
    people = Visitors(browser, server.url)
    yield people
    await people.leave()
    assert people.errors == []


@pytest_asyncio.fixture(loop_scope="session")
async def city(tmp_path: Path) -> AsyncIterator[Application]:
    """Open the demo city."""
    application = open_application(Settings(data_dir=str(tmp_path), http_port=0))
    prepare_demo(application)
    yield application
    application.close()


@pytest_asyncio.fixture(loop_scope="session")
async def huying(city: Application) -> AsyncIterator[Server]:
    """Run the server."""
    async with running(city) as server:
        yield server


@pytest_asyncio.fixture(loop_scope="session")
async def guests(browser: Browser, huying: Server) -> AsyncIterator[Visitors]:
    """Let people visit the server."""
    people = Visitors(browser, huying.url)
    yield people
    await people.leave()
    assert people.errors == []
