"""The contract of a channel, by every channel that is registered."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web

from bot.channel import OpenChannel, Shell
from bot.channels.webchat import open_webchat
from bot.inbox import Inbox
from bot.metrics import Metrics
from bot.outbox import Mailboxes
from bot.registry import CHANNELS
from bot.wiring import Application


@pytest.fixture
def shell(application: Application) -> Shell:
    """Return what a channel works with; nothing is set but where the data lie."""
    return Shell(application, Inbox(application), Mailboxes(application), Metrics())


async def test_a_channel_is_up_while_it_runs(shell: Shell) -> None:
    channel = open_webchat(shell)
    channel.add_routes(web.Application().router)
    before = channel.is_up
    running = asyncio.create_task(channel.run())
    await asyncio.sleep(0.01)
    meanwhile = channel.is_up
    running.cancel()
    await asyncio.wait({running})
    assert (before, meanwhile, channel.is_up) == (False, True, False)


@pytest.mark.parametrize(
    "open_channel",
    [one for one in CHANNELS if one is not open_webchat],
    ids=lambda one: one.__name__,
)
def test_a_platform_is_off_until_it_is_set(shell: Shell, open_channel: OpenChannel) -> None:
    assert open_channel(shell) is None
    assert shell.sources == {}
