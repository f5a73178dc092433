"""A thousand updates by webhook at once, beside a bot that only says hello: updates a second.

Usage: python -m benchmarks.telegram
"""

from __future__ import annotations

import asyncio
import multiprocessing
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import aiohttp
import click
from aiohttp import web

from bot.app import serve
from bot.push import Pace
from bot.telegram_account import Telegram
from bot.telegram_webhook import PATH
from bot.wiring import open_application
from tests.support.city import found_city, settings_in
from tests.support.driver_telegram import free_port, telegram_settings
from tests.support.fake_telegram import TOKEN, FakeTelegram
from tests.support.telegram_people import Fingers

PEOPLE = 200
UPDATES = 1_000
ROUNDS = 3
LONGEST = 300.0  # seconds
UNPACED = Pace(a_second=100_000.0, burst=100_000, chat_seconds=0.0, in_flight=64)
WORDS = "我的"


def run_huying(folder: str, url: str, port: int) -> None:
    """Run the bot, not slowed down."""
    Telegram.pace = UNPACED
    telegram = FakeTelegram()
    telegram.url = url
    settings = telegram_settings(Path(folder), telegram, "webhook", port)
    application = open_application(settings)
    asyncio.run(serve(application, lambda _: None))


def run_hello(_folder: str, url: str, port: int) -> None:
    """Run a bot that keeps nothing and answers every update with one call."""
    asyncio.run(_say_hello(url, port))


async def _say_hello(url: str, port: int) -> None:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=32)) as session:

        async def take(request: web.Request) -> web.Response:
            update = await request.json()
            chat = update["message"]["chat"]["id"]
            call = {"chat_id": str(chat), "text": "hello"}
            async with session.post(f"{url}/bot{TOKEN}/sendMessage", data=call) as answer:
                await answer.read()
            return web.Response(text="ok")

        app = web.Application()
        app.router.add_post(PATH, take)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        hook = {"url": f"http://127.0.0.1:{port}{PATH}"}
        async with session.post(f"{url}/bot{TOKEN}/setWebhook", data=hook) as answer:
            await answer.read()
        await asyncio.Event().wait()


async def measure(telegram: FakeTelegram, first_user: int) -> tuple[float, float]:
    """Put the updates at once; return updates a second until all are taken, and answered."""
    people = [Fingers(telegram, telegram.phone(first_user + number)) for number in range(PEOPLE)]
    began = time.monotonic()
    for number in range(UPDATES):
        people[number % PEOPLE].types(WORDS)
    await _until(lambda: telegram.pusher.idle)
    taken = time.monotonic() - began
    await _until(lambda: sum(len(one.phone.seen) for one in people) >= UPDATES)
    return UPDATES / taken, UPDATES / (time.monotonic() - began)


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(LONGEST):
        while not condition():  # noqa: ASYNC110 - the server tells nobody
            await asyncio.sleep(0.005)


async def compare(run: Callable[[str, str, int], None], folder: str, port: int) -> list[float]:
    """Run a bot in a process of its own; return the best of several rounds."""
    telegram = FakeTelegram()
    await telegram.start()
    bot = multiprocessing.get_context("spawn").Process(
        target=run, args=(folder, telegram.url, port)
    )
    bot.start()
    try:
        await _until(lambda: bool(telegram.pusher.url))
        rounds = [await measure(telegram, 10_000 * (one + 1)) for one in range(ROUNDS)]
    finally:
        bot.terminate()
        await asyncio.to_thread(bot.join, 15)
        await telegram.stop()
    if telegram.complaints:
        raise AssertionError(telegram.complaints)
    return [max(figures) for figures in zip(*rounds, strict=True)]


async def _compare_both() -> None:
    with tempfile.TemporaryDirectory() as folder:
        found_city(settings_in(Path(folder)))
        hello = await compare(run_hello, folder, free_port())
        ours = await compare(run_huying, folder, free_port())
    for name, one, other in zip(("taken", "answered"), ours, hello, strict=True):
        click.echo(f"{name}: {one:.0f} a second, hello {other:.0f}, ratio {one / other:.2f}")


if __name__ == "__main__":
    asyncio.run(_compare_both())
