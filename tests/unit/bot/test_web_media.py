"""Files over HTTP: who may send them, which are taken, and who may see them."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator

import aiohttp
import pytest_asyncio

from bot.app import Server
from bot.media import LARGEST
from bot.transaction import Transaction
from bot.web_tokens import account_of, new_token
from bot.wiring import Application
from tests.support.city import HOME
from tests.unit.bot.people import let_in
from tests.unit.bot.photo_files import SECRET, photo
from tickets.usecases.file_request import Report, file_request


@pytest_asyncio.fixture
async def http(server: Server) -> AsyncIterator[aiohttp.ClientSession]:
    """Return a client of the server."""
    async with aiohttp.ClientSession(server.url) as session:
        yield session


def bearer(token: str) -> dict[str, str]:
    """Return the header that shows a token."""
    return {"Authorization": f"Bearer {token}"}


async def upload(http: aiohttp.ClientSession, data: bytes, token: str) -> str:
    """Send a file and return its id."""
    async with http.post("/media", data=data, headers=bearer(token)) as answer:
        assert answer.status == 200, await answer.text()
        media_id = (await answer.json())["id"]
        assert isinstance(media_id, str)
        return media_id


async def status(http: aiohttp.ClientSession, media_id: str, token: str) -> int:
    """Ask for a file and return the answer's status."""
    async with http.get(f"/media/{media_id}", headers=bearer(token)) as answer:
        return answer.status


async def refusal(
    http: aiohttp.ClientSession, data: bytes, token: str | None = None
) -> tuple[int, str]:
    """Send a file that is not taken and return status and reason."""
    headers = bearer(token or new_token())
    async with http.post("/media", data=io.BytesIO(data), headers=headers) as answer:
        return answer.status, (await answer.json())["reason"]


async def test_a_photo_comes_back_to_its_sender_without_what_it_told(
    application: Application, http: aiohttp.ClientSession
) -> None:
    token = let_in(application, "resident:demo")
    media_id = await upload(http, photo(), token)
    async with http.get(f"/media/{media_id}", headers=bearer(token)) as answer:
        assert answer.content_type == "image/jpeg"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "private" in answer.headers["Cache-Control"]
        assert SECRET not in await answer.read()


async def test_a_newcomer_may_send_a_photo_with_the_first_message(
    http: aiohttp.ClientSession,
) -> None:
    assert await upload(http, photo(), new_token())


async def test_nobody_else_may_see_it(
    application: Application, http: aiohttp.ClientSession
) -> None:
    media_id = await upload(http, photo(), let_in(application, "resident:demo"))
    assert await status(http, media_id, let_in(application, "worker:03")) == 404
    assert await status(http, media_id, new_token()) == 404


async def test_a_file_nobody_has_named_in_a_message_is_shown_to_nobody(
    http: aiohttp.ClientSession,
) -> None:
    token = new_token()
    assert await status(http, await upload(http, photo(), token), token) == 404


async def test_whoever_may_see_the_ticket_may_see_its_photo(
    application: Application, http: aiohttp.ClientSession
) -> None:
    resident = let_in(application, "resident:demo")
    media_id = await upload(http, photo(), resident)

    def file(transaction: Transaction) -> None:
        work = transaction.context().work
        person = transaction.people.find_by_identity(*account_of(resident))
        assert person is not None
        filed = file_request(work, work.actor(person), Report("路灯坏了", HOME, None))
        transaction.context().media.attach([media_id], filed.ticket.id)

    application.write(file).result()
    assert await status(http, media_id, let_in(application, "admin:community")) == 200
    assert await status(http, media_id, let_in(application, "worker:01")) == 404


async def test_an_unknown_file_is_not_found(
    application: Application, http: aiohttp.ClientSession
) -> None:
    token = let_in(application, "resident:demo")
    assert await status(http, "nothing", token) == 404


async def test_bytes_that_are_gone_are_not_found(
    application: Application, http: aiohttp.ClientSession
) -> None:
    token = let_in(application, "resident:demo")
    media_id = await upload(http, photo(), token)
    for file in (application.settings.data / "media").rglob("*"):
        if file.is_file():
            file.unlink()
    assert await status(http, media_id, token) == 404


async def test_without_a_token_nothing_is_taken_or_shown(http: aiohttp.ClientSession) -> None:
    for headers in ({}, bearer("guess"), {"Authorization": f"Basic {new_token()}"}):
        async with http.post("/media", data=photo(), headers=headers) as answer:
            assert answer.status == 401
            assert answer.headers["WWW-Authenticate"] == "Bearer"
        async with http.get("/media/x", headers=headers) as answer:
            assert answer.status == 401


async def test_what_is_not_taken_has_its_status_and_reason(http: aiohttp.ClientSession) -> None:
    assert await refusal(http, b"GIF89a") == (415, "unknown-type")
    assert await refusal(http, b"") == (400, "empty")
    assert await refusal(http, photo("jpeg", (200, 200))[:-400]) == (400, "truncated")
    assert await refusal(http, b"\xff\xd8\xff" + bytes(LARGEST)) == (413, "too-large")


async def test_a_file_without_a_stated_length_is_not_read_beyond_the_limit(
    http: aiohttp.ClientSession,
) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(12):
            yield b"\xff\xd8\xff" + bytes(1024 * 1024)

    async with http.post("/media", data=endless(), headers=bearer(new_token())) as answer:
        assert answer.status == 413


async def test_strangers_may_send_only_so_many(http: aiohttp.ClientSession) -> None:
    token = new_token()
    headers = {**bearer(token), "X-Forwarded-For": "203.0.113.9"}
    statuses = []
    for _ in range(40):
        async with http.post("/media", data=b"GIF89a", headers=headers) as answer:
            statuses.append(answer.status)
    assert set(statuses[:20]) == {415}
    assert statuses[-1] == 429


async def test_a_file_of_an_odd_type_is_saved_and_never_shown(
    application: Application, http: aiohttp.ClientSession
) -> None:
    token = let_in(application, "resident:demo")
    name = application.media.put(b"<script>alert(1)</script>")

    def store(transaction: Transaction) -> None:
        person = transaction.people.find_by_identity(*account_of(token))
        assert person is not None
        transaction.files.add_stored("odd", person.id, "file", "text/html", 25, name)

    application.write(store).result()
    async with http.get("/media/odd", headers=bearer(token)) as answer:
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == "attachment"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
