"""Call a server over HTTP as cheaply as Python can, many calls at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator

CONNECTIONS = 64
_HEAD_END = b"\r\n\r\n"


class CallFailedError(Exception):
    """A server answered with something else than 200."""


def get_request() -> bytes:
    """Return the request for the root."""
    return b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


async def call_all(port: int, requests: Iterable[bytes], connections: int = CONNECTIONS) -> None:
    """Send requests, each connection its next one when the last is answered.

    Raises:
        CallFailedError: an answer was not 200.
    """
    waiting = iter(requests)
    async with asyncio.TaskGroup() as group:
        for _ in range(connections):
            group.create_task(_call_in_turn(port, waiting))


async def _call_in_turn(port: int, waiting: Iterator[bytes]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for request in waiting:
            writer.write(request)
            head = await reader.readuntil(_HEAD_END)
            if not head.startswith(b"HTTP/1.1 200"):
                raise CallFailedError(head.split(b"\r\n", 1)[0].decode())
            await reader.readexactly(_length(head))
    finally:
        writer.close()


def _length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"content-length:")
    return int(rest.split(b"\r\n", 1)[0]) if found else 0
