"""What every answer over HTTP has, and what happens to calls that fail."""

from __future__ import annotations

import asyncio
import io

import aiohttp
import pytest

from bot.app import Server
from bot.wiring import Application
from tests.unit.bot.web_client import connected


@pytest.mark.parametrize("path", ["/", "/healthz", "/nothing", "/page/js/main.js", "/media/x"])
async def test_every_answer_carries_safe_headers(server: Server, path: str) -> None:
    async with aiohttp.ClientSession(server.url) as session, session.get(path) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert f"ws://{server.url.removeprefix('http://')}" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Server"] == "huying"


async def test_an_odd_host_adds_nothing_to_the_policy(server: Server) -> None:
    odd = {"Host": "x; script-src *"}
    async with (
        aiohttp.ClientSession(server.url) as session,
        session.get("/", headers=odd) as answer,
    ):
        assert "script-src" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", [b"/media/x", b"/media/%FF%ED%A0%80?a=%FF", b"/metrics"])
async def test_a_header_that_is_no_text_is_refused(server: Server, path: bytes) -> None:
    host, _, port = server.url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    head = b"GET %b HTTP/1.1\r\nHost: %b\r\nConnection: close\r\n" % (path, host.encode())
    writer.write(head + b"Authorization: Bearer \xff\r\n\r\n")
    answer = await reader.read()
    writer.close()
    assert answer.startswith(b"HTTP/1.1 400 ")


async def test_a_failing_call_says_nothing_of_its_inside(
    application: Application, server: Server
) -> None:
    application.media = None  # type: ignore[assignment] # what fails is of no matter
    headers = {"Authorization": "Bearer " + "A" * 43}
    async with (
        aiohttp.ClientSession(server.url) as session,
        session.post("/media", data=b"#!AMR\n", headers=headers) as answer,
    ):
        assert answer.status == 500
        assert await answer.json() == {"reason": "failed"}


async def test_a_call_that_finds_the_database_busy_may_come_again(
    application: Application, server: Server
) -> None:
    application.database.close()
    async with aiohttp.ClientSession(server.url) as session, session.get("/media/x") as answer:
        assert answer.status == 503
        assert await answer.json() == {"reason": "busy"}


async def test_what_is_refused_is_logged_by_its_route_alone(
    server: Server, log: io.StringIO
) -> None:
    async with aiohttp.ClientSession(server.url) as session:
        await session.get("/media/secret-file")
        await session.get("/page/texts/secret.json")
    assert "/media/{id}" in log.getvalue()
    assert "request_id" in log.getvalue()
    assert "secret" not in log.getvalue()


async def test_the_page_connects_to_where_it_came_from(server: Server) -> None:
    origin = server.url
    async with connected(server.url, Origin=origin) as client:
        await client.hello()
