"""Read the body of a call, as much as may be there and no more."""

from __future__ import annotations

from aiohttp import web


class BodyTooLargeError(ValueError):
    """A body is longer than it may be."""


async def read_body(request: web.Request, most: int) -> bytes:
    """Return the body of a call.

    Raises:
        BodyTooLargeError: it has more than ``most`` bytes; not all of them were read.
    """
    if (request.content_length or 0) > most:
        raise BodyTooLargeError
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > most:
            raise BodyTooLargeError
    return bytes(body)
