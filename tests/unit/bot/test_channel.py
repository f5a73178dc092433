"""The contract of a channel, by every channel that is registered."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web

from bot.channel import OpenChannel, Shell
from bot.inbox import Inbox
from bot.metrics import Metrics
from bot.outbox import Mailboxes
from bot.registry import CHANNELS
from bot.wiring import Application


@pytest.mark.parametrize("open_channel", CHANNELS)
async def test_a_channel_is_up_while_it_runs(
    application: Application, open_channel: OpenChannel
) -> None:
    shell = Shell(application, Inbox(application), Mailboxes(application), Metrics())
    channel = open_channel(shell)
    assert channel is not None
    channel.add_routes(web.Application().router)
    before = channel.is_up
    running = asyncio.create_task(channel.run())
    await asyncio.sleep(0.01)
    meanwhile = channel.is_up
    running.cancel()
    await asyncio.wait({running})
    assert (before, meanwhile, channel.is_up) == (False, True, False)
