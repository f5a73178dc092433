"""A connection of the web chat, from hello to goodbye."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from bot import web_connection
from bot.app import Server, running
from bot.inbox import Inbox
from bot.web_frames import LONGEST_TEXT
from bot.web_tokens import STAFF_IDLE, account_of, is_token
from bot.wiring import Application
from tests.support.clock import HandClock
from tests.unit.bot.people import break_everything, let_in, repeat_everything, says
from tests.unit.bot.web_client import Client, Frame, connected


@pytest_asyncio.fixture
async def server(application: Application) -> AsyncIterator[Server]:
    """Run a server that repeats what it is told."""
    repeat_everything(application)
    async with running(application) as running_server:
        yield running_server


async def heard(client: Client, count: int) -> list[str]:
    """Return the next texts, the notice at the beginning left out."""
    found: list[Frame] = []
    while len(found) < count:
        message = await client.next("message")
        if not message.text.startswith("呼应由"):
            found.append(message)
    return [message.text for message in found]


async def test_a_newcomer_gets_a_token_and_is_answered(server: Server) -> None:
    async with connected(server.url) as client:
        welcome = await client.hello()
        assert is_token(welcome.token)
        assert welcome.roles == ()
        await client.says("1", "你好")
        assert await client.receive() == Frame("ack", id="1")
        assert await heard(client, 1) == ["你好"]


async def test_who_comes_back_gets_what_they_missed_and_not_more(server: Server) -> None:
    async with connected(server.url) as first:
        token = (await first.hello()).token
        await first.says("1", "one")
        seen = (await first.next("message")).seq
        await heard(first, 1)
    async with connected(server.url) as second:
        assert (await second.hello(token, after=seen)).token == token
        message = await second.receive()
        assert (message.seq, message.text) == (seen + 1, "one")
        with pytest.raises(TimeoutError):
            await second.receive(0.2)


async def test_a_frame_sent_again_is_acknowledged_again_and_has_one_effect(
    server: Server,
) -> None:
    async with connected(server.url) as client:
        await client.hello()
        for _ in range(3):
            await client.says("same", "one")
            await client.next("ack")
        await client.says("other", "two")
        assert await heard(client, 2) == ["one", "two"]


async def test_two_pages_of_one_person_both_hear_everything(server: Server) -> None:
    async with connected(server.url) as one, connected(server.url) as other:
        token = (await one.hello()).token
        await other.hello(token)
        await one.says("1", "from one")
        assert await heard(one, 1) == ["from one"]
        await other.says("2", "from other")
        assert await heard(other, 2) == ["from one", "from other"]
        assert await heard(one, 1) == ["from other"]


async def test_a_broken_frame_is_told_and_breaks_nothing(server: Server) -> None:
    async with connected(server.url) as client:
        await client.hello()
        for broken in ("", "{", "[]", "null", '{"type":"text"}', '{"type":"hello"}'):
            await client.socket.send_str(broken)
            assert await client.receive() == Frame("error", reason="bad-frame")
        await client.send(type="text", id="7", text=7)
        assert await client.receive() == Frame("error", id="7", reason="bad-frame")
        await client.socket.send_bytes(b"\x00")
        assert await client.receive() == Frame("error", reason="bad-frame")
        await client.says("8", "still here")
        assert await client.receive() == Frame("ack", id="8")


async def test_whoever_says_no_hello_is_not_heard(server: Server) -> None:
    async with connected(server.url) as client:
        await client.says("1", "too early")
        assert await client.receive() == Frame("error", id="1", reason="bad-frame")
        await client.socket.send_str("nonsense")
        assert await client.receive() == Frame("error", reason="bad-frame")
        await client.hello()
        await client.says("1", "in time")
        assert await heard(client, 1) == ["in time"]


async def test_whoever_is_silent_at_the_door_is_let_go(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_connection, "HELLO_SECONDS", 0.05)
    async with connected(server.url) as client:
        await asyncio.wait_for(client.ended(), 3)


async def test_bytes_in_place_of_a_hello_end_the_connection(server: Server) -> None:
    async with connected(server.url) as client:
        await client.socket.send_bytes(b"\x00")
        await asyncio.wait_for(client.ended(), 3)


async def test_a_long_text_is_taken_and_a_longer_one_is_not(server: Server) -> None:
    async with connected(server.url) as client:
        await client.hello()
        await client.says("1", "字" * LONGEST_TEXT)
        assert await client.receive() == Frame("ack", id="1")
        await client.says("2", "字" * (LONGEST_TEXT + 1))
        assert (await client.next("error")).reason == "too-long"


async def test_a_step_that_fails_is_acknowledged_and_apologised_for(
    application: Application, server: Server
) -> None:
    break_everything(application)
    async with connected(server.url) as client:
        await client.hello()
        await client.says("abcdef", "a")
        assert await client.receive() == Frame("ack", id="abcdef")
        assert "abcdef" in (await client.next("message")).text


async def test_a_foreign_token_is_replaced(server: Server) -> None:
    async with connected(server.url) as client:
        welcome = await client.hello("guess")
        assert welcome.token != "guess"  # noqa: S105 - it is none
        assert is_token(welcome.token)


async def test_somebody_whose_messages_are_gone_begins_anew(server: Server) -> None:
    async with connected(server.url) as client:
        token = (await client.hello()).token
    async with connected(server.url) as client:
        assert (await client.hello(token, after=0)).token == token
    async with connected(server.url) as client:
        assert (await client.hello(token, after=7)).token != token


async def test_somebody_whose_last_messages_were_lost_begins_anew_with_the_others(
    server: Server,
) -> None:
    async with connected(server.url) as client:
        token = (await client.hello()).token
        await client.says("1", "hello")
        newest = await client.next("message")
    async with connected(server.url) as client:
        assert (await client.hello(token, after=newest.seq + 3)).token == token
        welcome = await client.next("welcome")
        assert welcome.token != token
        assert (await client.next("message")).seq == 1
        await client.says("2", "again")
        while (message := await client.next("message")).text != "again":
            pass
        assert message.seq <= newest.seq + 3
    async with connected(server.url) as client:
        assert (await client.hello(welcome.token, after=message.seq)).token == welcome.token


async def test_staff_are_welcomed_with_their_roles(
    application: Application, server: Server
) -> None:
    token = let_in(application, "worker:03")
    async with connected(server.url) as client:
        assert (await client.hello(token)).roles == ("worker",)


async def test_after_twelve_idle_hours_staff_get_a_new_token(
    application: Application, server: Server, clock: HandClock
) -> None:
    token = let_in(application, "worker:03")
    clock.forward(STAFF_IDLE + timedelta(minutes=1))
    for _ in range(2):
        async with connected(server.url) as client:
            welcome = await client.hello(token)
            assert welcome.token != token
            assert welcome.roles == ()


async def test_staff_who_were_away_are_signed_out_while_connected(
    application: Application, server: Server, clock: HandClock
) -> None:
    token = let_in(application, "worker:03")
    async with connected(server.url) as client:
        await client.hello(token)
        await client.says("1", "here")
        await client.next("ack")
        clock.forward(STAFF_IDLE + timedelta(minutes=1))
        await client.says("2", "back")
        assert await client.next("error") == Frame("error", id="2", reason="signed-out")
        await asyncio.wait_for(client.ended(), 3)
    async with connected(server.url) as client:
        assert (await client.hello(token)).token != token


async def test_messages_stop_for_staff_who_are_away(
    application: Application,
    server: Server,
    clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(web_connection, "CHECK_EVERY", timedelta(seconds=0.05))
    token = let_in(application, "worker:03")
    async with connected(server.url) as client:
        await client.hello(token)
        clock.forward(STAFF_IDLE + timedelta(minutes=1))
        assert await client.next("error") == Frame("error", reason="signed-out")
        await asyncio.wait_for(client.ended(), 3)


async def test_a_known_person_is_spoken_to_in_the_language_of_their_page(
    application: Application, server: Server
) -> None:
    token = let_in(application, "resident:demo")
    async with connected(server.url) as client:
        await client.hello(token, language="en")
    person = application.read(
        lambda transaction: transaction.people.find_by_identity(*account_of(token))
    ).result()
    assert person is not None
    assert person.language == "en"


async def test_a_client_that_never_reads_is_let_go(
    application: Application, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_connection, "SEND_SECONDS", 0.2)
    token = let_in(application, "resident:demo")
    account = account_of(token)
    inbox = Inbox(application)
    async with connected(server.url) as client:
        await client.hello(token)
        connection = client.socket._response.connection  # noqa: SLF001 - to stop reading
        assert connection is not None
        transport = connection.transport
        assert isinstance(transport, asyncio.Transport)
        transport.pause_reading()
        for _ in range(60):
            await inbox.handle(says("字" * LONGEST_TEXT * 3, account=account))
        await asyncio.sleep(0.5)
        transport.resume_reading()
        await asyncio.wait_for(client.ended(), 5)


async def test_a_busy_server_says_so_and_takes_the_frame_later(
    application: Application, server: Server
) -> None:
    async with connected(server.url) as client:
        await client.hello()
        application.database.close()
        await client.says("1", "a")
        assert await client.receive() == Frame("error", id="1", reason="busy")
