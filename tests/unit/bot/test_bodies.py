"""A body is read whole, in however many pieces it comes, and never more than may be there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.bodies import BodyTooLargeError, read_body

MOST = 1_000


async def _answer(request: web.Request) -> web.Response:
    try:
        return web.Response(body=await read_body(request, MOST))
    except BodyTooLargeError:
        return web.Response(status=413)


async def _pieces(size: int) -> AsyncIterator[bytes]:
    for _ in range(size // 100):
        yield b"x" * 100


@pytest.mark.parametrize(
    ("size", "expected"), [(0, (200, 0)), (MOST, (200, MOST)), (MOST + 100, (413, 0))]
)
@pytest.mark.parametrize("body", [lambda size: b"x" * size, _pieces])
async def test_what_fits_is_read_and_what_does_not_is_refused(
    body: Callable[[int], object], size: int, expected: tuple[int, int]
) -> None:
    app = web.Application()
    app.router.add_post("/", _answer)
    async with (
        TestServer(app) as server,
        aiohttp.ClientSession() as session,
        session.post(server.make_url("/"), data=body(size)) as answer,
    ):
        assert (answer.status, len(await answer.read())) == expected
