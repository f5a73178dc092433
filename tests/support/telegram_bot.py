"""A bot on the fake Telegram inside a test's own loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.app import running
from bot.settings import Settings
from bot.wiring import Application, open_application
from tests.support.driver_telegram import Mode, Phones, let_in, telegram_settings
from tests.support.fake_telegram import FakeTelegram
from tests.support.telegram_people import Fingers

LONGEST = 45.0  # seconds


@dataclass
class Bot:
    """A running bot and the Telegram that it is on."""

    telegram: FakeTelegram
    application: Application
    phones: Phones
    url: str

    def person(self, key: str) -> Fingers:
        """Return somebody at their phone."""
        return Fingers(self.telegram, self.phones.of(key))

    async def until(self, condition: Callable[[], object], seconds: float = LONGEST) -> None:
        """Wait until something is so.

        Raises:
            AssertionError: it is not in time.
        """
        try:
            async with asyncio.timeout(seconds):
                while not condition():  # noqa: ASYNC110 - it is no event of this loop
                    await asyncio.sleep(0.02)
        except TimeoutError:
            seen = {one.user_id: [m.text for m in one.seen] for one in self.phones.all}
            raise AssertionError(f"not in time; {seen}") from None

    async def shown(self, fingers: Fingers, *parts: str) -> str:
        """Wait until somebody sees a message that contains these, and return it."""

        def found() -> list[str]:
            texts = [one.text for one in fingers.phone.seen]
            return [text for text in texts if all(part in text for part in parts)]

        await self.until(found)
        return found()[-1]


@asynccontextmanager
async def bot_on(
    folder: Path, telegram: FakeTelegram, mode: Mode, settings: Settings | None = None
) -> AsyncIterator[Bot]:
    """Run a bot on a city in a folder."""
    application = open_application(settings or telegram_settings(folder, telegram, mode))
    phones = Phones(telegram)
    let_in(application, phones)
    try:
        async with running(application) as server:
            yield Bot(telegram, application, phones, server.url)
    finally:
        application.close()


@asynccontextmanager
async def telegram_server() -> AsyncIterator[FakeTelegram]:
    """Run a Telegram."""
    telegram = FakeTelegram()
    await telegram.start()
    try:
        yield telegram
    finally:
        await telegram.stop()
