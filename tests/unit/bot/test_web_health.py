"""Whether the server is alive and ready, and who may read what it counts."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import aiohttp
import msgspec

from bot.app import Server, running
from bot.inbox import Inbox
from bot.wiring import Application
from tests.support.clock import HandClock
from tests.unit.bot.people import says


async def fetch(server: Server, path: str, **headers: str) -> tuple[int, str]:
    """Return status and text of an answer."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with (
        aiohttp.ClientSession(server.url) as session,
        session.get(path, headers=named) as answer,
    ):
        return answer.status, await answer.text()


async def test_a_running_server_is_alive_and_ready(server: Server) -> None:
    assert await fetch(server, "/healthz") == (200, "ok\n")
    status, text = await fetch(server, "/readyz")
    assert status == 200
    assert msgspec.json.decode(text) == {"database": True, "schema": True, "webchat": True}


async def test_being_asked_whether_one_is_ready_does_not_wait_for_who_writes(
    application: Application, server: Server
) -> None:
    with application.database.engine.begin():  # holds the lock for writing
        async with asyncio.timeout(5):
            status, _ = await fetch(server, "/readyz")
    assert status == 200


async def test_a_server_without_its_database_is_alive_and_not_ready(
    application: Application, server: Server
) -> None:
    application.database.close()
    assert (await fetch(server, "/healthz"))[0] == 200
    status, text = await fetch(server, "/readyz")
    assert status == 503
    assert msgspec.json.decode(text)["database"] is False


async def test_open_tickets_and_late_jobs_are_looked_up(
    application: Application, server: Server, clock: HandClock
) -> None:
    await Inbox(application).handle(says("幸福小区3号楼2单元门口的路灯坏了三天了"))
    due = await asyncio.to_thread(application.database.run_read, lambda uow: uow.jobs.next_due())
    assert due is not None
    clock.moment = due + timedelta(minutes=3)
    _, text = await fetch(server, "/metrics")
    assert 'huying_tickets{status="dispatched"} 0.0' in text
    (late,) = [line for line in text.splitlines() if line.startswith("huying_jobs_late_seconds ")]
    assert float(late.split()[1]) >= 0


async def test_what_is_counted_is_for_this_machine(server: Server) -> None:
    status, text = await fetch(server, "/metrics")
    assert status == 200
    assert "huying_events" in text
    assert (await fetch(server, "/metrics", X_Forwarded_For="203.0.113.9"))[0] == 403


async def test_with_a_token_it_is_for_whoever_shows_it(application: Application) -> None:
    shown = "the-token"
    application.settings = msgspec.structs.replace(application.settings, metrics_token=shown)
    async with running(application) as server:
        assert (await fetch(server, "/metrics"))[0] == 401
        assert (await fetch(server, "/metrics", Authorization="Bearer guess"))[0] == 401
        allowed = {"Authorization": f"Bearer {shown}", "X_Forwarded_For": "203.0.113.9"}
        assert (await fetch(server, "/metrics", **allowed))[0] == 200
