"""What WeChat calls: the check of the address, events in each mode, forged and broken ones."""

from __future__ import annotations

import asyncio
import io
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from bot.app import running
from bot.transaction import Transaction
from bot.wechat_callback import LARGEST_BODY, count_fitting
from bot.wechat_crypto import Envelope, sign
from bot.wechat_events import CHANNEL
from bot.wiring import Application, open_application
from handlers.message import Message, ShownChoice, ShownMedia
from tests.support.city import copy_city
from tests.support.clock import HandClock
from tests.support.driver_wechat import wechat_settings
from tests.support.fake_wechat import AES_KEY, APP_ID, TOKEN, FakeWechat, Said
from tests.support.fake_wechat_phone import Callback, Envelopes, Mode, Phone

WHO = "oABCD-1234_efghijklmnopqrstu"
PRIVATE_WORDS = "机密的话"
ADDRESS = "/wechat/callback"


@dataclass
class Office:
    """A server that WeChat calls, and WeChat."""

    application: Application
    fake: FakeWechat
    session: aiohttp.ClientSession
    callback: Callback

    def phone(self, openid: str = WHO) -> Phone:
        """Return somebody's phone."""
        return Phone(self.fake, self.session, self.callback, openid)

    def said(self, openid: str = WHO) -> list[Said]:
        """Return what reached it."""
        return self.fake.people[openid].said

    async def post(self, envelopes: Envelopes) -> tuple[int, str]:
        """Make a call by hand; return the status and the answer."""
        body = io.BytesIO(envelopes.body)
        async with self.session.post(
            self.callback.url, params=dict(envelopes.query), data=body
        ) as response:
            return response.status, await response.text()

    async def get(self, query: Mapping[str, str]) -> tuple[int, str]:
        """Check the address."""
        async with self.session.get(self.callback.url, params=dict(query)) as response:
            return response.status, await response.text()


@asynccontextmanager
async def open_office(
    city: Path, folder: Path, clock: HandClock, mode: Mode
) -> AsyncIterator[Office]:
    """Run a server on a city of its own."""
    copy_city(city, folder)
    fake = FakeWechat(clock)
    await fake.start()
    application = open_application(wechat_settings(folder, fake.url, mode), clock)
    async with aiohttp.ClientSession() as session, running(application) as server:
        yield Office(application, fake, session, Callback(server.url + ADDRESS, mode))
    application.close()
    await fake.stop()


@pytest_asyncio.fixture(params=list(Mode))
async def office(
    request: pytest.FixtureRequest, city: Path, tmp_path: Path, clock: HandClock
) -> AsyncIterator[Office]:
    """Return a server in each mode."""
    async with open_office(city, tmp_path, clock, request.param) as opened:
        yield opened


@pytest_asyncio.fixture
async def safe(city: Path, tmp_path: Path, clock: HandClock) -> AsyncIterator[Office]:
    """Return a server in the safe mode."""
    async with open_office(city, tmp_path, clock, Mode.SAFE) as opened:
        yield opened


def text(phone: Phone, words: str, number: str = "7001") -> str:
    """Return a text as WeChat sends it."""
    return phone.xml({"MsgType": "text", "Content": words, "MsgId": number})


def events_of(application: Application) -> int:
    """Return how many messages the person of this test has been sent."""

    def count(transaction: Transaction) -> int:
        person = transaction.people.find_by_identity(CHANNEL, APP_ID, WHO)
        return 0 if person is None else len(transaction.mailbox.after(person.id, 0, 50))

    return application.read(count).result()


async def test_the_address_is_proved_by_its_echo(office: Office) -> None:
    moment = str(int(office.fake.clock.now().timestamp()))
    query = {"timestamp": moment, "nonce": "n1", "echostr": "5927782489442352469"}
    signed = {**query, "signature": sign(TOKEN, moment, "n1")}
    assert await office.get(signed) == (200, "5927782489442352469")
    assert (await office.get({**query, "signature": sign("x", moment, "n1")}))[0] == 403
    assert (await office.get(query))[0] == 403


async def test_the_answer_is_in_the_response(office: Office) -> None:
    await office.phone().write("有人飞线充电")
    (said,) = office.said()
    assert said.way == "answer"
    assert "呼应" in said.text
    assert "我的理解：有人飞线充电" in said.text
    assert said.text.endswith("回复数字即可选择。")


async def test_what_is_sent_three_times_is_answered_alike_and_handled_once(office: Office) -> None:
    phone = office.phone()
    plain = text(phone, "有人飞线充电").encode()
    answers = [await office.post(phone.wrap(plain)) for _ in range(3)]
    assert [status for status, _ in answers] == [200] * 3
    for _, answer in answers:
        phone._show(phone._read(answer))  # noqa: SLF001 - as the phone does
    assert len({said.text for said in office.said()}) == 1
    assert events_of(office.application) == 2


async def test_deliveries_at_the_same_moment_are_handled_once(safe: Office) -> None:
    phone = safe.phone()
    plain = text(phone, "有人飞线充电").encode()
    answers = await asyncio.gather(*(safe.post(phone.wrap(plain)) for _ in range(3)))
    assert [status for status, _ in answers] == [200] * 3
    assert events_of(safe.application) == 2


async def test_what_needs_no_answer_gets_success(office: Office) -> None:
    phone = office.phone()
    for fields in (
        {"MsgType": "event", "Event": "VIEW", "EventKey": "http://x"},
        {"MsgType": "event", "Event": "LOCATION", "Latitude": "37.5", "Longitude": "121.3"},
        {"MsgType": "event", "Event": "invented_tomorrow"},
        {"MsgType": "event", "Event": "unsubscribe", "EventKey": ""},
    ):
        assert await office.post(phone.wrap(phone.xml(fields).encode())) == (200, "success")
    assert events_of(office.application) == 0


async def test_what_cannot_be_read_is_answered_in_a_sentence(office: Office) -> None:
    await office.phone().message("hologram", MediaId="m1")
    assert office.said()


async def test_who_follows_is_greeted_and_who_leaves_cannot_be_reached(office: Office) -> None:
    phone = office.phone()
    await phone.follow()
    assert "呼应" in office.said()[-1].text
    await phone.unfollow()

    def reachable(transaction: Transaction) -> list[bool]:
        person = transaction.people.find_by_identity(CHANNEL, APP_ID, WHO)
        assert person is not None
        found = transaction.deliveries.identities((person.id,))[person.id]
        return [identity.reachable for identity in found]

    assert office.application.read(reachable).result() == [False]
    await phone.write("我又来了")
    assert office.application.read(reachable).result() == [True]


async def test_menu_keys_do_what_they_say(office: Office) -> None:
    phone = office.phone()
    await phone.click("mine")
    assert "您还没有诉求" in office.said()[-1].text
    await phone.click("help")
    assert "不用记命令" in office.said()[-1].text


async def test_a_door_that_is_not_known_is_answered_politely(office: Office) -> None:
    await office.phone().scan("nobodys-token")
    assert len(office.said()) == 1
    assert not office.fake.people[WHO].sorry


async def test_forged_and_old_calls_are_refused_and_say_nothing(
    safe: Office, clock: HandClock, log: io.StringIO
) -> None:
    phone = safe.phone()
    plain = text(phone, PRIVATE_WORDS).encode()
    call = phone.wrap(plain)
    forged = replace(call, query={**call.query, "msg_signature": "0" * 40})
    assert await safe.post(forged) == (403, "signature")
    assert await safe.post(replace(call, query={})) == (403, "signature")
    unsealed = Phone(safe.fake, safe.session, replace(safe.callback, mode=Mode.PLAIN), WHO)
    assert await safe.post(unsealed.wrap(plain)) == (403, "signature")
    clock.forward(timedelta(minutes=6))
    assert await safe.post(call) == (403, "stale")
    other = sealed_for("wx9999999999999999", plain, clock)
    assert await safe.post(other) == (403, "receiver")
    assert events_of(safe.application) == 0
    written = log.getvalue()
    assert "wechat_call_refused" in written
    assert WHO not in written
    assert PRIVATE_WORDS not in written


def sealed_for(receiver: str, plain: bytes, clock: HandClock) -> Envelopes:
    """Return a call that is signed rightly and sealed for another account."""
    sealed = Envelope(AES_KEY, receiver).seal(plain)
    moment = str(int(clock.now().timestamp()))
    query = {"timestamp": moment, "nonce": "n", "msg_signature": sign(TOKEN, moment, "n", sealed)}
    return Envelopes(query, f"<xml><Encrypt>{sealed}</Encrypt></xml>".encode())


BOMB = b"""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<xml><FromUserName>oX</FromUserName><MsgType>text</MsgType><Content>&b;</Content></xml>"""


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{}", 400),
        (BOMB, 400),
        (b"<xml></xml>", 400),
        (b"<xml><FromUserName>oX</FromUserName></xml>", 400),
        (b"<xml>" + b"x" * LARGEST_BODY, 413),
    ],
)
async def test_broken_bodies_are_refused_in_a_word(
    office: Office, body: bytes, status: int
) -> None:
    found, word = await office.post(office.phone().wrap(body))
    if status == 413 and office.callback.mode is not Mode.PLAIN:
        assert found == 413
    else:
        assert found == status or (found, word) == (403, "signature")
    assert len(word) < 20


async def test_a_body_of_ten_megabytes_is_refused_before_it_is_read(safe: Office) -> None:
    try:
        status, word = await safe.post(Envelopes({}, bytes(10 << 20)))
    except aiohttp.ClientError:
        return  # the server had hung up before everything was sent
    assert (status, word) == (413, "too-large")


async def test_where_all_fails_nobody_hears_that_the_account_is_away(office: Office) -> None:
    phone = office.phone()
    await phone.write("x" * 20_000)
    await phone.write("\x00\x01")
    assert office.fake.people[WHO].sorry == 0
    assert set(phone.statuses) == {200}


async def test_a_flood_of_one_persons_messages_is_answered(safe: Office) -> None:
    phones = [safe.phone() for _ in range(30)]
    calls = [text(phone, "有人飞线充电", f"8{number}") for number, phone in enumerate(phones)]
    await asyncio.gather(*(one.deliver(plain) for one, plain in zip(phones, calls, strict=True)))
    assert safe.fake.people[WHO].sorry == 0
    assert events_of(safe.application) == 31


async def test_what_is_not_committed_in_time_is_asked_for_again(
    safe: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.wechat_callback.COMMIT_SECONDS", 0.5)
    busy = safe.application.write(lambda _: time.sleep(0.8))
    phone = safe.phone()
    await phone.write("有人飞线充电")
    busy.result()
    assert (phone.statuses[0], phone.statuses[-1]) == (503, 200)
    assert len(safe.said()) == 1
    assert events_of(safe.application) == 2


def messages(*texts: str) -> list[Message]:
    return [Message(one) for one in texts]


def no_files(_: Message) -> bool:
    return False


def test_one_response_holds_as_many_messages_as_fit() -> None:
    assert count_fitting(messages("one", "two", "three"), "hint", no_files) == 3
    assert count_fitting(messages("水" * 400, "水" * 400), "hint", no_files) == 1
    assert count_fitting(messages("水" * 700), "hint", no_files) == 0
    assert count_fitting([], "hint", no_files) == 0


def test_only_the_last_message_of_a_response_has_choices() -> None:
    asking = Message("which?", (ShownChoice("a.1", "this"),))
    assert count_fitting([Message("hello"), asking, Message("more")], "hint", no_files) == 2


def test_what_has_files_to_show_goes_by_itself() -> None:
    shown = Message("look", media=(ShownMedia("m1", "photo"),))
    assert count_fitting([Message("a"), shown], "hint", lambda one: bool(one.media)) == 1
