"""The list of channels."""

from __future__ import annotations

from bot.channel import Shell
from bot.inbox import Inbox
from bot.metrics import Metrics
from bot.outbox import Mailboxes
from bot.registry import CHANNELS, CHECKS
from bot.settings import Settings
from bot.wiring import Application


def opened_names(application: Application) -> list[str]:
    """Return the channels that an application's settings switch on."""
    shell = Shell(application, Inbox(application), Mailboxes(application), Metrics())
    opened = (open_channel(shell) for open_channel in CHANNELS)
    return [channel.name for channel in opened if channel is not None]


def test_without_any_token_the_web_chat_alone_is_on(application: Application) -> None:
    assert opened_names(application) == ["webchat"]


def test_the_doctor_asks_nobody_where_no_platform_is_on() -> None:
    assert [found for check in CHECKS for found in check(Settings())] == []
