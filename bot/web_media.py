"""Files over HTTP: uploads of visitors, and downloads by whoever may see them."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from aiohttp import hdrs, web

from bot.bodies import BodyTooLargeError, read_body
from bot.channel import Shell
from bot.limits import Limit, Rate
from bot.media import LARGEST, FileRefusedError, clean_file
from bot.transaction import StoredFile, Transaction
from bot.web_callers import caller_address, is_local
from bot.web_tokens import Visitor, find_visitor
from tickets.errors import UnknownRecordError
from tickets.permissions import may_see

T = TypeVar("T")

UPLOADS = Rate(burst=30, a_second=0.5)
STATUS = {"too-large": 413, "unknown-type": 415}
SHOWN = {"Cache-Control": "private, max-age=86400", "Content-Disposition": "inline"}
SAVED = SHOWN | {"Content-Disposition": "attachment"}
SAFE = frozenset({"image", "audio", "video"})  # of those that bot.media lets in
ODD = "application/octet-stream"


class WebMedia:
    """Takes files and shows them; photos are worked on one at a time, beside the event loop."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._application = shell.application
        self._uploads = Limit(UPLOADS)
        self._workshop = ThreadPoolExecutor(1, thread_name_prefix="huying-media")

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Add both routes."""
        router.add_post("/media", self._upload)
        router.add_get("/media/{id}", self._download)

    async def close(self, _: web.Application) -> None:
        """Stop the thread."""
        self._workshop.shutdown(wait=False, cancel_futures=True)

    async def _upload(self, request: web.Request) -> web.Response:
        visitor = await self._visitor(request)
        if not self._allows(request):
            return _refusal(429, "too-many")
        try:
            media_id = await self._keep(await _body(request), visitor)
        except FileRefusedError as error:
            self._shell.metrics.uploads.labels(error.code).inc()
            return _refusal(STATUS.get(error.code, 400), error.code)
        self._shell.metrics.uploads.labels("stored").inc()
        return web.json_response({"id": media_id})

    async def _keep(self, data: bytes, visitor: Visitor) -> str:
        """Clean and store a file; it is the sender's once a message of theirs names it."""
        loop = asyncio.get_running_loop()
        file = await loop.run_in_executor(self._workshop, clean_file, data)
        store = self._application.media
        name = await loop.run_in_executor(self._workshop, store.put, file.data)
        media_id = self._application.ids.new()
        owner = None if visitor.person is None else visitor.person.id

        def add(transaction: Transaction) -> None:
            size = len(file.data)
            transaction.files.add_stored(media_id, owner, file.kind, file.mime, size, name)

        await asyncio.wrap_future(self._application.write(add))
        return media_id

    async def _download(self, request: web.Request) -> web.Response:
        visitor = await self._visitor(request)
        media_id = request.match_info["id"]
        row = await _database(
            self._application.read(lambda transaction: _visible(transaction, media_id, visitor))
        )
        if row is None or row.sha256 is None:
            return _refusal(404, "unknown-media")
        loop = asyncio.get_running_loop()
        try:
            data = await loop.run_in_executor(None, self._application.media.get, row.sha256)
        except FileNotFoundError:
            return _refusal(404, "unknown-media")
        mime = row.mime or ""
        if mime.partition("/")[0] in SAFE:
            return web.Response(body=data, content_type=mime, headers=SHOWN)
        return web.Response(body=data, content_type=ODD, headers=SAVED)

    async def _visitor(self, request: web.Request) -> Visitor:
        scheme, _, token = request.headers.get(hdrs.AUTHORIZATION, "").partition(" ")
        visitor = await _database(
            self._application.read(lambda transaction: find_visitor(transaction, token.strip()))
        )
        if visitor is None or scheme.casefold() != "bearer":
            raise web.HTTPUnauthorized(
                text='{"reason": "signed-out"}',
                content_type="application/json",
                headers={hdrs.WWW_AUTHENTICATE: "Bearer"},
            )
        return visitor

    def _allows(self, request: web.Request) -> bool:
        settings = self._application.settings
        if is_local(request, settings):
            return True
        return self._uploads.allows(caller_address(request, settings))


async def _database(future: Future[T]) -> T:
    return await asyncio.wrap_future(future)


async def _body(request: web.Request) -> bytes:
    """Read the body, at most as much as a file may have."""
    try:
        return await read_body(request, LARGEST)
    except BodyTooLargeError as error:
        raise FileRefusedError("too-large") from error


def _visible(transaction: Transaction, media_id: str, visitor: Visitor) -> StoredFile | None:
    """Return a file that the visitor sent, or that belongs to a ticket they may see."""
    if visitor.person is None:
        return None
    try:
        row = transaction.files.get(media_id)
    except UnknownRecordError:
        return None
    if row.person_id == visitor.person.id:
        return row
    work = transaction.context().work
    actor = work.actor(visitor.person)
    tickets = map(work.tickets.get, transaction.files.tickets_of(media_id))
    return row if any(may_see(work, actor, ticket) for ticket in tickets) else None


def _refusal(status: int, reason: str) -> web.Response:
    return web.json_response({"reason": reason}, status=status)
