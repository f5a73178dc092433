"""The chat as a test uses it: what a person would look for, by what they would read."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Locator, Page, expect


class ChatPage:
    """One chat on a page, in Chinese unless the test switches; ``part`` limits it to a pane."""

    def __init__(self, page: Page, part: str = "body") -> None:
        self.page = page
        self.root = page.locator(part)
        self.words = self.root.locator("textarea")
        self.log = self.root.get_by_role("log")
        self.bubbles = self.log.get_by_role("article")
        self.own = self.log.locator("[data-side=own]")
        self.theirs = self.log.locator("[data-side=bot]")
        self.status = self.root.locator(".status")

    async def wait_until_online(self) -> None:
        """Wait until the server has welcomed the page."""
        await expect(self.status).to_have_attribute("data-status", "online")

    async def say(self, text: str) -> None:
        """Type a text and press Enter."""
        await self.words.fill(text)
        await self.words.press("Enter")

    async def press(self, label: str) -> None:
        """Press the button of that name."""
        await self.button(label).click()

    def button(self, label: str) -> Locator:
        """Find the button whose name contains a label."""
        return self.root.get_by_role("button", name=label)

    async def pick(self, *files: Path) -> None:
        """Pick photos."""
        await self.root.locator("input[type=file]").set_input_files([*files])

    async def expect_own(self, *texts: str) -> None:
        """Wait until the person's own words are these, in order."""
        await expect(self.own.locator(".words")).to_have_text([*texts])

    async def expect_theirs(self, *texts: str) -> None:
        """Wait until the server's words are these, in order."""
        await expect(self.theirs.locator(".words")).to_have_text([*texts])

    async def expect_states(self, *states: str) -> None:
        """Wait until what was sent has got this far: pending, uploading, sent or failed."""
        await expect(self.own).to_have_count(len(states))
        for index, state in enumerate(states):
            await expect(self.own.nth(index)).to_have_attribute("data-state", state)

    async def overflow(self) -> int:
        """Return by how many pixels the page can be scrolled sideways."""
        script = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return int(await self.page.evaluate(script))
