"""The contract of what door posters lead to, and the web chat's own link."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeAlias

from bot.settings import Settings
from bot.wiring import Application

LinksTo: TypeAlias = Callable[[Application, Sequence[str]], Awaitable[Mapping[str, str]]]
"""Returns for every token the address that its QR code holds; none where the channel is off.

Raises:
    DoorLinksError: the platform does not answer or refuses.
"""


class DoorLinksError(Exception):
    """A platform gives no links now; the message is one sentence that says what to do."""


async def web_links(application: Application, tokens: Sequence[str]) -> Mapping[str, str]:
    """Return the web chat's addresses, which say whose door was scanned."""
    address = public_address(application.settings)
    return {token: f"{address}/?door={token}" for token in tokens}


def public_address(settings: Settings) -> str:
    """Return how the web chat is reached; from this machine alone where nothing else is set."""
    address = settings.public_url or f"http://{settings.http_host}:{settings.http_port}"
    return address.rstrip("/")
