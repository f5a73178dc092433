"""The contract of a channel: a platform that people write on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from aiohttp import web

from bot.inbox import Inbox
from bot.metrics import Metrics
from bot.outbox import Mailboxes
from bot.push import MediaSource
from bot.wiring import Application


@dataclass(frozen=True, slots=True)
class Shell:
    """What a channel works with.

    Events go to ``inbox.handle``, which returns after the commit; the platform is acknowledged
    then, unless the outcome is ``BUSY``. What people are told is read from ``mailboxes``. A channel
    whose events name files by reference puts itself into ``sources`` under ``channel:account``.
    """

    application: Application
    inbox: Inbox
    mailboxes: Mailboxes
    metrics: Metrics
    sources: dict[str, MediaSource] = field(default_factory=dict)


class Channel(Protocol):
    """A platform that is switched on."""

    @property
    def name(self) -> str:
        """Its name in ``Incoming.channel`` and in identities."""

    @property
    def is_up(self) -> bool:
        """Tell whether it can receive and send now."""

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Add what the platform calls over HTTP."""

    async def run(self) -> None:
        """Receive and send until cancelled, and then let every connection go."""


OpenChannel: TypeAlias = Callable[[Shell], Channel | None]
"""Builds a channel; None where its settings leave it off."""
