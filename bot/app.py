"""The running server: starts its parts, and stops them in order within ten seconds."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from aiohttp import web

from bot.channel import Channel, Shell
from bot.inbox import Inbox
from bot.jobs import Jobs
from bot.metrics import Metrics
from bot.outbox import Mailboxes
from bot.registry import CHANNELS
from bot.settings import Settings
from bot.web import build_web
from bot.wiring import Application

STOP_SECONDS = 8
REQUEST_SECONDS = 3

_log = structlog.stdlib.get_logger(__name__)


class AddressInUseError(OSError):
    """The port is taken; choose another one with HUYING_HTTP_PORT."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that accepts calls at ``url``."""

    url: str
    channels: tuple[Channel, ...]


@asynccontextmanager
async def running(application: Application) -> AsyncIterator[Server]:
    """Run the server while the context is open; at its end what was begun is finished.

    Raises:
        AddressInUseError: another program listens at the port.
    """
    metrics = Metrics()
    shell = Shell(application, Inbox(application, metrics), Mailboxes(application), metrics)
    channels = tuple(filter(None, (open_channel(shell) for open_channel in CHANNELS)))
    runner = web.AppRunner(
        build_web(shell, channels), access_log=None, shutdown_timeout=REQUEST_SECONDS
    )
    await runner.setup()
    try:
        async with asyncio.TaskGroup() as parts:
            tasks = [parts.create_task(channel.run()) for channel in channels]
            tasks.append(parts.create_task(Jobs(application, metrics).run()))
            await asyncio.sleep(0)
            yield Server(await _listen(runner, application.settings), channels)
            for task in tasks:
                task.cancel()
    finally:
        await runner.cleanup()


async def serve(application: Application, started: Callable[[Server], None]) -> None:
    """Run the server until SIGTERM or SIGINT; ``started`` is called once it accepts calls.

    Raises:
        AddressInUseError: another program listens at the port.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with running(application) as server:
        _log.info("started", url=server.url)
        started(server)
        await stop.wait()
        _log.info("stopping")
    _log.info("stopped")


async def _listen(runner: web.AppRunner, settings: Settings) -> str:
    site = web.TCPSite(runner, settings.http_host, settings.http_port, reuse_address=True)
    try:
        await site.start()
    except OSError as error:
        message = f"{settings.http_host}:{settings.http_port} cannot be listened at"
        raise AddressInUseError(message) from error
    host, port = runner.addresses[0][:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
