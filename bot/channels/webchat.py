"""The web chat: the page's WebSocket, a mailbox for each connection."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from aiohttp import web

from bot.channel import Shell
from bot.limits import Limit, Rate
from bot.settings import is_loopback
from bot.web_callers import caller_address, caller_mark, is_local, may_open
from bot.web_connection import Connection
from bot.web_tokens import CHANNEL

LARGEST_FRAME = 256 * 1024
HEARTBEAT_SECONDS = 30
CLOSE_SECONDS = 2
GOODBYE_SECONDS = 5
CONNECTIONS = Rate(burst=60, a_second=1)
FRAMES = Rate(burst=60, a_second=3)


class WebChat:
    """Everybody who is connected by WebSocket."""

    name = CHANNEL

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._connections: set[Connection] = set()
        self._opened = Limit(CONNECTIONS)
        self._said = Limit(FRAMES)
        self.is_up = False

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Add the WebSocket."""
        router.add_get("/ws", self._open)

    async def run(self) -> None:
        """Notice what other processes say to our visitors; at the end say goodbye to all."""
        self.is_up = True
        try:
            await self._shell.mailboxes.watch()
        finally:
            self.is_up = False
            await self._say_goodbye()

    async def _say_goodbye(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(GOODBYE_SECONDS):
                await asyncio.gather(*(one.close() for one in self._connections))

    async def _open(self, request: web.Request) -> web.StreamResponse:
        settings = self._shell.application.settings
        if not may_open(request, settings):
            raise web.HTTPForbidden(text="This page may not open the chat.")
        if not self.is_up:
            raise web.HTTPServiceUnavailable(text="The server is stopping; try again shortly.")
        address = caller_address(request, settings)
        local = is_local(request, settings)
        if not local and not self._opened.allows(address):
            raise web.HTTPTooManyRequests(text="Too many connections; try again in a minute.")
        socket = web.WebSocketResponse(
            heartbeat=HEARTBEAT_SECONDS, max_msg_size=LARGEST_FRAME, timeout=CLOSE_SECONDS
        )
        await socket.prepare(request)
        connection = Connection(
            self._shell,
            socket,
            request.transport,
            lambda: local or self._said.allows(address),
            "" if is_loopback(address) else caller_mark(address, settings.secret_key),
        )
        await self._serve(connection)
        return socket

    async def _serve(self, connection: Connection) -> None:
        self._connections.add(connection)
        self._shell.metrics.connections.labels(CHANNEL).inc()
        try:
            await connection.serve()
        finally:
            self._connections.discard(connection)
            self._shell.metrics.connections.labels(CHANNEL).dec()


def open_webchat(shell: Shell) -> WebChat:
    """Return the web chat, which is always on."""
    return WebChat(shell)
