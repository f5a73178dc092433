"""The running server: up, stopped by a signal, and clear about what keeps it from starting."""

from __future__ import annotations

import asyncio
import os
import signal

import msgspec
import pytest

from bot.app import AddressInUseError, Server, running, serve
from bot.wiring import Application
from tests.unit.bot.people import heard, repeat_everything
from tests.unit.bot.web_client import connected


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_stops_the_server_in_order(
    application: Application, name: signal.Signals
) -> None:
    started = asyncio.Event()
    serving = asyncio.create_task(serve(application, lambda _: started.set()))
    await asyncio.wait_for(started.wait(), 5)
    os.kill(os.getpid(), name)
    await asyncio.wait_for(serving, 10)


async def test_what_was_acknowledged_before_the_stop_is_kept(application: Application) -> None:
    repeat_everything(application)
    async with running(application) as server, connected(server.url) as client:
        token = (await client.hello()).token
        await client.says("1", "the last words")
        await client.next("ack")
    async with running(application) as server, connected(server.url) as client:
        await client.hello(token)
        await client.says("1", "the last words")
        await client.next("ack")
        assert (await client.next("message")).seq == 1
        assert (await client.next("message")).text == "the last words"
        with pytest.raises(TimeoutError):
            await client.receive(0.2)
    assert heard(application) == []


async def test_a_port_that_is_taken_is_named(application: Application) -> None:
    async with running(application) as server:
        port = int(server.url.rpartition(":")[2])
        application.settings = msgspec.structs.replace(application.settings, http_port=port)
        with pytest.raises(AddressInUseError, match=str(port)):
            async with running(application):
                pass


async def test_a_part_that_fails_ends_the_server(application: Application) -> None:
    def start(server: Server) -> None:
        server.work.cancel()

    with pytest.raises(asyncio.CancelledError):
        await serve(application, start)
