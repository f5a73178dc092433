"""The running server: starts its parts, and stops them in order within ten seconds."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from aiohttp import web

from bot.channel import Channel, Shell
from bot.fetching import Fetching
from bot.inbox import Inbox
from bot.jobs import Jobs
from bot.metrics import Metrics
from bot.outbox import Mailboxes
from bot.pruning import keep_pruning
from bot.registry import CHANNELS
from bot.settings import Settings
from bot.upkeep import keep_sealing
from bot.web import build_web
from bot.wiring import Application
from bot.word_watch import keep_finding_words

REQUEST_SECONDS = 3

_log = structlog.stdlib.get_logger(__name__)


class AddressInUseError(OSError):
    """The port is taken; choose another one with HUYING_HTTP_PORT."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that accepts calls at ``url``; ``work`` ends only when a part of it fails."""

    url: str
    work: asyncio.Task[None]


@asynccontextmanager
async def running(application: Application) -> AsyncIterator[Server]:
    """Run the server while the context is open; at its end what was begun is finished.

    Raises:
        AddressInUseError: another program listens at the port.
    """
    metrics = Metrics()
    shell = Shell(application, Inbox(application, metrics), Mailboxes(application), metrics)
    channels = tuple(filter(None, (open_channel(shell) for open_channel in CHANNELS)))
    web_app = build_web(shell, channels)
    runner = web.AppRunner(web_app, access_log=None, shutdown_timeout=REQUEST_SECONDS)
    await runner.setup()
    try:
        url = await _listen(runner, application.settings)
        # The first message need not wait until the list and the places are understood.
        application.read(lambda transaction: transaction.context())
        work = asyncio.create_task(_work(shell, channels))
        try:
            await asyncio.sleep(0)
            yield Server(url, work)
        finally:
            work.cancel()
            await asyncio.wait({work})
    finally:
        await runner.cleanup()


async def serve(application: Application, started: Callable[[Server], None]) -> None:
    """Run the server until SIGTERM or SIGINT; ``started`` is called once it accepts calls.

    Raises:
        AddressInUseError: another program listens at the port.
        ExceptionGroup: a part of the server failed.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with running(application) as server:
        _log.info("started", url=server.url)
        started(server)
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({stopping, server.work}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if server.work.done():
            await server.work
        _log.info("stopping")
    _log.info("stopped")


async def _work(shell: Shell, channels: Sequence[Channel]) -> None:
    application, metrics = shell.application, shell.metrics
    async with asyncio.TaskGroup() as parts:
        for channel in channels:
            parts.create_task(channel.run())
        parts.create_task(Jobs(application, metrics).run())
        parts.create_task(Fetching(application, shell.sources, metrics).run())
        parts.create_task(keep_sealing(application))
        parts.create_task(keep_pruning(application))
        parts.create_task(keep_finding_words(application))


async def _listen(runner: web.AppRunner, settings: Settings) -> str:
    site = web.TCPSite(runner, settings.http_host, settings.http_port, reuse_address=True)
    try:
        await site.start()
    except OSError as error:
        message = f"{settings.http_host}:{settings.http_port} cannot be listened at"
        raise AddressInUseError(message) from error
    host, port = runner.addresses[0][:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
