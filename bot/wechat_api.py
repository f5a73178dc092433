"""Calls to the servers of WeChat and WeCom, with an access token that is renewed when refused."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import aiohttp
import msgspec

from bot.access_tokens import AccessTokens

A = TypeVar("A", bound="Answer")
T = TypeVar("T")

TIMEOUT = aiohttp.ClientTimeout(total=10, connect=4)  # less than access_tokens.RENEWAL
FILE_TIMEOUT = aiohttp.ClientTimeout(total=60, connect=4)
LARGEST_ANSWER = 256 * 1024
BAD_TOKEN = (40001, 40014, 42001)
BUSY_CODES = frozenset({-1, 45009, 45011, 45033})
"""The platform is busy; there were too many calls today, in this minute, at the same moment."""
CHUNK = 64 * 1024


class Answer(msgspec.Struct, frozen=True):
    """What every answer says; 0 is success."""

    errcode: int = 0


class ApiRefusedError(Exception):
    """The platform refused a call; ``code`` is its error code."""

    def __init__(self, code: int) -> None:
        super().__init__(f"refused: {code}")
        self.code = code


class NotReachedError(OSError):
    """The call has had no effect: nothing was sent, or the platform cannot work now."""


class NoAnswerError(OSError):
    """The call was sent and no answer came that can be read: it may have had its effect."""


class TooMuchError(Exception):
    """A file is larger than what was asked for at most."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to send along with a call."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """An HTTP request: a file, else JSON (UTF-8, nothing escaped) if there is any, else GET."""

    path: str
    body: object = None
    file: Upload | None = None
    query: Mapping[str, str] = field(default_factory=dict)


class Wire:
    """The way to one server, without tokens."""

    def __init__(self, session: aiohttp.ClientSession, base_url: str) -> None:
        self._session = session
        self._base_url = base_url.rstrip("/")

    async def answer(self, call: Call, kind: type[A]) -> A:
        """Make a call and return its answer.

        Raises:
            ApiRefusedError, NotReachedError, NoAnswerError.
        """
        async with self._response(call, FILE_TIMEOUT if call.file else TIMEOUT) as response:
            try:
                return _read(await _body(response, LARGEST_ANSWER), kind)
            except TooMuchError as error:
                raise NoAnswerError("no answer is so long") from error

    async def file(self, call: Call, most: int) -> bytes:
        """Make a call and return the file that comes.

        Raises:
            TooMuchError: it has more than ``most`` bytes.
            ApiRefusedError, NotReachedError, NoAnswerError.
        """
        async with self._response(call, FILE_TIMEOUT) as response:
            data = await _body(response, most)
        if data.startswith(b"{"):  # no file begins with this, but a refusal does
            _read(data, Answer)
        return data

    @asynccontextmanager
    async def _response(
        self, call: Call, limit: aiohttp.ClientTimeout
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        data, headers = _content(call)
        try:
            async with self._session.request(
                "GET" if data is None else "POST",
                f"{self._base_url}/{call.path}",
                params=dict(call.query),
                data=data,
                headers=headers,
                timeout=limit,
                allow_redirects=False,
            ) as response:
                if response.status >= 500:
                    raise NotReachedError(f"status {response.status}")
                if response.status != 200:
                    raise NoAnswerError(f"status {response.status}")
                yield response
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotReachedError(type(error).__name__) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise NoAnswerError(type(error).__name__) from error


class WechatApi:
    """The calls of one account."""

    def __init__(self, wire: Wire, tokens: AccessTokens) -> None:
        self._wire = wire
        self._tokens = tokens

    async def answer(self, call: Call, kind: type[A]) -> A:
        """Make a call and return its answer.

        Raises:
            ApiRefusedError, NotReachedError, NoAnswerError, TokenUnavailableError.
        """
        return await self._with_token(call, lambda one: self._wire.answer(one, kind))

    async def file(self, call: Call, most: int) -> bytes:
        """Make a call and return the file that comes.

        Raises:
            TooMuchError: it has more than ``most`` bytes.
            ApiRefusedError, NotReachedError, NoAnswerError, TokenUnavailableError.
        """
        return await self._with_token(call, lambda one: self._wire.file(one, most))

    async def _with_token(self, call: Call, make: Callable[[Call], Awaitable[T]]) -> T:
        """Make a call; where its token is refused, once more with another one."""
        token = await self._tokens.get()
        try:
            return await make(_signed(call, token.value))
        except ApiRefusedError as error:
            if error.code not in BAD_TOKEN:
                raise
        token = await self._tokens.renew(token)
        return await make(_signed(call, token.value))


def _signed(call: Call, token: str) -> Call:
    query = {"access_token": token, **call.query}
    return Call(call.path, call.body, call.file, query)


def _content(call: Call) -> tuple[aiohttp.FormData | bytes | None, Mapping[str, str]]:
    if call.file is not None:
        form = aiohttp.FormData()
        file = call.file
        form.add_field("media", file.data, filename=file.name, content_type=file.mime)
        return form, {}
    if call.body is None:
        return None, {}
    headers = {"Content-Type": "application/json; charset=utf-8"}
    return msgspec.json.encode(call.body), headers


async def _body(response: aiohttp.ClientResponse, most: int) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_chunked(CHUNK):
        body += chunk
        if len(body) > most:
            raise TooMuchError
    return bytes(body)


def _read(body: bytes, kind: type[A]) -> A:
    """Read an answer, whatever content type it came with: the platforms name it loosely."""
    try:
        refused = msgspec.json.decode(body, type=Answer).errcode
        if refused:
            raise ApiRefusedError(refused)
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NoAnswerError("no answer that can be read") from error
