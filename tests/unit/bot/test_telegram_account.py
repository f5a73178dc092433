"""The bot's account as a channel."""

from __future__ import annotations

import asyncio

import msgspec
from aiohttp import web

from bot.channel import Shell
from bot.inbox import Inbox
from bot.metrics import Metrics
from bot.outbox import Mailboxes
from bot.push import Outgoing, Sent
from bot.telegram_account import Telegram
from bot.wiring import Application
from handlers.message import Message
from tests.support.telegram_scripted import ScriptedApi


def account(application: Application) -> tuple[Telegram, Shell]:
    metrics = Metrics()
    shell = Shell(application, Inbox(application, metrics), Mailboxes(application), metrics)
    return Telegram(shell, ScriptedApi()), shell


async def test_its_files_are_fetched_under_its_name(application: Application) -> None:
    telegram, shell = account(application)
    assert await shell.sources["telegram:7000"].fetch_media("file") == b"file"
    assert (telegram.name, telegram.account) == ("telegram", "7000")


async def test_it_sends(application: Application) -> None:
    telegram, _ = account(application)
    assert await telegram.send(Outgoing("m", "42", Message("好"), "reply")) == Sent("42:1")


def test_it_has_a_webhook_only_where_it_is_set_so(application: Application) -> None:
    for mode, routes in (("polling", 0), ("webhook", 1)):
        application.settings = msgspec.structs.replace(application.settings, telegram_mode=mode)
        router = web.Application().router
        account(application)[0].add_routes(router)
        assert len(router.resources()) == routes


async def test_it_is_up_while_it_runs(application: Application) -> None:
    telegram, _ = account(application)
    states = [telegram.is_up]
    work = asyncio.create_task(telegram.run())
    while not states[-1] and len(states) < 500:
        await asyncio.sleep(0.01)
        states.append(telegram.is_up)
    work.cancel()
    await asyncio.wait({work})
    assert [states[0], states[-1], telegram.is_up] == [False, True, False]
