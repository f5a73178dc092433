"""Whether the server is alive and ready, and what it counts."""

from __future__ import annotations

import asyncio
import hmac
import time
from collections.abc import Sequence

from aiohttp import hdrs, web
from sqlalchemy.exc import SQLAlchemyError

from bot.channel import Channel, Shell
from bot.web_callers import is_local
from storage.errors import BusyError

READ_SECONDS = 2
LOOK_EVERY = 60.0
PROMETHEUS = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}


class WebHealth:
    """Answers the questions of whoever operates the server."""

    def __init__(self, shell: Shell, channels: Sequence[Channel]) -> None:
        self._shell = shell
        self._channels = channels
        self._looked_at = float("-inf")

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Add the three routes."""
        router.add_get("/healthz", self._alive)
        router.add_get("/readyz", self._ready)
        router.add_get("/metrics", self._metrics)

    async def _alive(self, _: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def _ready(self, _: web.Request) -> web.Response:
        checks = {"database": await self._database_answers(), "schema": await self._is_migrated()}
        checks |= {channel.name: channel.is_up for channel in self._channels}
        return web.json_response(checks, status=200 if all(checks.values()) else 503)

    async def _database_answers(self) -> bool:
        try:
            read = self._shell.application.read(lambda transaction: transaction.facts.get("ready"))
            async with asyncio.timeout(READ_SECONDS):
                await asyncio.wrap_future(read)
        except (BusyError, TimeoutError, SQLAlchemyError):
            return False
        return True

    async def _is_migrated(self) -> bool:
        try:
            async with asyncio.timeout(READ_SECONDS):
                return await asyncio.to_thread(self._shell.application.is_migrated)
        except (BusyError, TimeoutError, SQLAlchemyError):
            return False

    async def _metrics(self, request: web.Request) -> web.Response:
        settings = self._shell.application.settings
        if settings.metrics_token:
            shown = request.headers.get(hdrs.AUTHORIZATION, "")
            expected = f"Bearer {settings.metrics_token}"
            if not hmac.compare_digest(shown.encode(), expected.encode()):
                raise web.HTTPUnauthorized(headers={hdrs.WWW_AUTHENTICATE: "Bearer"})
        elif not is_local(request, settings):
            raise web.HTTPForbidden(text="Set HUYING_METRICS_TOKEN to read this from elsewhere.")
        if time.monotonic() - self._looked_at > LOOK_EVERY:
            self._looked_at = time.monotonic()
            await self._look()
        return web.Response(body=self._shell.metrics.text(), headers=PROMETHEUS)

    async def _look(self) -> None:
        """Ask the database for what is not counted as it happens; without it, keep the old."""
        read = self._shell.application.database.read
        metrics = self._shell.metrics
        try:
            async with asyncio.timeout(READ_SECONDS):
                standing = await asyncio.wrap_future(
                    read(lambda uow: uow.gauges.standing_tickets())
                )
                late = await asyncio.wrap_future(
                    read(lambda uow: uow.gauges.lateness_of_jobs(uow.now))
                )
        except (BusyError, TimeoutError, SQLAlchemyError):
            return
        metrics.jobs_late.set(late.total_seconds())
        for status, number in standing.items():
            metrics.tickets.labels(status).set(number)
