"""Whatever a program sends to the web chat, it gets an answer, and the chat goes on."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.support.city import copy_city
from tests.support.driver_webchat import WebSeat, WebTown, token_of
from tests.support.photos import jpeg, png
from tests.support.web_client import WebClient

MEGABYTE = 1024 * 1024
MANY = json.dumps(["a"] * 99)

FRAMES = {
    "nothing": "",
    "no JSON": "{",
    "a list": "[]",
    "null": "null",
    "a number": "1e999",
    "deep": "[" * 20_000,
    "no type": '{"id":"1","text":"x"}',
    "an unknown type": '{"type":"admin","id":"1"}',
    "no id": '{"type":"text","text":"x"}',
    "an empty id": '{"type":"text","id":"","text":"x"}',
    "a long id": f'{{"type":"text","id":"{"i" * 1000}","text":"x"}}',
    "an id with a line break": '{"type":"text","id":"1\\n","text":"x"}',
    "no text": '{"type":"text","id":"1"}',
    "a number as text": '{"type":"text","id":"1","text":7}',
    "a text too long": '{"type":"text","id":"1","text":"%s"}' % ("灯" * 10_001),
    "a second hello": '{"type":"hello","token":null,"language":"zh-CN","after":0}',
    "no number as place": '{"type":"location","id":"1","lat":"x","lon":1}',
    "an endless place": '{"type":"location","id":"1","lat":NaN,"lon":Infinity}',
    "no files": '{"type":"media","id":"1","media":[],"text":""}',
    "too many files": f'{{"type":"media","id":"1","media":{MANY},"text":""}}',
    "no choice": '{"type":"choice","id":"1","choice":null}',
}
ANSWERED = {
    "half a character": '{"type":"text","id":"1","text":"路灯\\ud83d坏了"}',
    "a control character": '{"type":"text","id":"1","text":"路灯\\u0000坏了"}',
    "an unknown choice": '{"type":"choice","id":"1","choice":"x.1"}',
    "an unknown file": '{"type":"media","id":"1","media":["../../etc/passwd"],"text":""}',
    "nowhere": '{"type":"location","id":"1","lat":91,"lon":500}',
    "a field too many": '{"type":"text","id":"1","text":"路灯坏了","admin":true}',
}
FILES = {
    "nothing": (b"", 400),
    "words": ("路灯坏了".encode(), 415),
    "a program": (b"MZ" + bytes(5000), 415),
    "a page": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", 415),
    "a photo whose end is missing": (jpeg(width=640).content[:-400], 400),
    "half a photo": (jpeg(width=640).content[:700], 400),
    "a photo of noise": (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, 400),
    "30 MB": (jpeg().content + bytes(30 * MEGABYTE), 413),
    "a huge picture in few bytes": (png(20_000, 20_000).content, 413),
}


@pytest.fixture(scope="module")
def web_town(city: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebTown]:
    """Return one city for all: nobody here leaves anything behind."""
    folder = tmp_path_factory.mktemp("web") / "data"
    copy_city(city, folder)
    opened = WebTown(folder)
    yield opened
    opened.close()


@pytest.mark.parametrize("name", FRAMES)
def test_a_broken_frame_gets_an_error_and_the_chat_goes_on(web_town: WebTown, name: str) -> None:
    person = web_town.person(f"resident:{name}")
    seat = _seat(person.seat)
    seat.run(seat.client.send_text(FRAMES[name]))
    person.wait_until(lambda: bool(seat.client.errors))
    assert seat.client.errors[0].reason in {"bad-frame", "too-long"}
    person.says("有人飞线充电")
    person.hears("我的理解")


@pytest.mark.parametrize("name", ANSWERED)
def test_an_odd_frame_is_answered_and_the_chat_goes_on(web_town: WebTown, name: str) -> None:
    person = web_town.person(f"resident:{name}")
    seat = _seat(person.seat)
    seat.run(seat.client.send_text(ANSWERED[name]))
    person.wait_until(lambda: len(seat.client.messages) > 1)
    assert not seat.client.errors
    assert "我这边出了点问题" not in person.everything_now()[-1].text
    person.says("有人飞线充电")
    person.hears("我的理解")


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_refused_with_a_reason(web_town: WebTown, name: str) -> None:
    person = web_town.person("resident:demo")
    content, expected = FILES[name]
    seat = _seat(person.seat)
    status, body = seat.run(seat.client.upload(content))
    assert (status, b"reason" in body) == (expected, True)


def test_a_stranger_uploads_nothing(web_town: WebTown) -> None:
    person = web_town.person("resident:demo")
    seat = _seat(person.seat)
    seat.client.token = token_of("somebody")[:-2]
    assert seat.run(seat.client.upload(jpeg().content))[0] == 401


async def test_a_frame_before_the_hello_is_refused(web_town: WebTown) -> None:
    address = f"{web_town.address}/ws"
    async with aiohttp.ClientSession() as session, session.ws_connect(address) as socket:
        await socket.send_str('{"type":"text","id":"1","text":"x"}')
        answer = await socket.receive_json(timeout=30)
        assert answer == {"type": "error", "id": "1", "reason": "bad-frame"}
        await socket.send_str('{"type":"hello","token":null,"language":"zh-CN","after":0}')
        assert (await socket.receive_json(timeout=30))["type"] == "welcome"


async def test_bytes_in_place_of_text_are_refused(web_town: WebTown) -> None:
    async with aiohttp.ClientSession() as session:
        client = WebClient(session, web_town.address, token_of("resident:bytes"))
        await client.connect()
        await client.send_bytes(b"\x00\xff")
        async with asyncio.timeout(30), client.news:
            await client.news.wait_for(lambda: bool(client.errors))
        assert client.errors[0].reason == "bad-frame"
        assert await client.say("text", text="有人飞线充电") is None
        await client.close()


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1.evil.example"]
)
async def test_a_foreign_page_opens_no_chat(web_town: WebTown, origin: str) -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(f"{web_town.address}/ws", headers={"Origin": origin})
        assert refused.value.status == 403


def _seat(seat: object) -> WebSeat:
    assert isinstance(seat, WebSeat)
    return seat
