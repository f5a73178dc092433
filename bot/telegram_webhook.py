"""The door by which Telegram brings updates itself."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Awaitable, Callable

import structlog
from aiohttp import web

from bot.inbox import Outcome
from bot.telegram_updates import UpdateInvalidError
from bot.transaction import Transaction

PATH = "/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
BUSY_SECONDS = 1

_log = structlog.stdlib.get_logger(__name__)

Handle = Callable[[object], Awaitable[Outcome]]


class Webhook:
    """Takes updates from whoever knows the secret; ``secret`` is set before Telegram is told."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self.secret = ""

    async def take(self, request: web.Request) -> web.Response:
        """Take one update; it is acknowledged after the commit.

        What fails is acknowledged too: Telegram would bring it again for a day, and nothing
        behind it in the same chat.
        """
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not self.secret or not hmac.compare_digest(given, self.secret.encode()):
            return web.Response(status=403, text="forbidden")
        if request.content_type != "application/json":
            return web.Response(status=415, text="unsupported")
        try:
            outcome = await self._handle(_decoded(await request.read()))
        except web.HTTPRequestEntityTooLarge:
            return web.Response(status=413, text="large")
        except UpdateInvalidError:
            _log.warning("telegram_update_invalid")
            return web.Response(status=400, text="invalid")
        if outcome is Outcome.BUSY:
            return web.Response(status=503, text="busy", headers={"Retry-After": str(BUSY_SECONDS)})
        return web.Response(text="ok")


def _decoded(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UpdateInvalidError from error


def kept_secret(transaction: Transaction, account: str) -> str:
    """Return the secret that all replicas share, made when it is first asked for."""
    fact = f"telegram:{account}:webhook_secret"
    known = transaction.facts.get(fact)
    if known is not None:
        return known
    secret = secrets.token_urlsafe(32)
    transaction.facts.set(fact, secret)
    return secret
