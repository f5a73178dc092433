"""Somebody's WeChat in front of a fake of its server: events go out, answers are read."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import aiohttp

from bot.wechat_crypto import Envelope, sign
from bot.wechat_xml import read_xml, write_xml
from tests.support.fake_wechat import AES_KEY, APP_ID, LONGEST_TEXT, NAME, TOKEN, FakeWechat, Said

TRIES = 3


class Mode(StrEnum):
    """How events are sent, as chosen in the account's settings."""

    PLAIN = "plain"
    MIXED = "mixed"
    SAFE = "safe"


@dataclass(frozen=True, slots=True)
class Callback:
    """Where and how the fake sends events; ``seconds`` is how long it waits for an answer.

    ``times``: how often even what was answered is sent.
    """

    url: str
    mode: Mode
    seconds: float = 5.0
    times: int = 1


@dataclass(frozen=True, slots=True)
class Envelopes:
    """A call as it is made."""

    query: Mapping[str, str]
    body: bytes


class Phone:
    """One person's WeChat; each event is sent up to three times until it is answered."""

    def __init__(
        self, fake: FakeWechat, session: aiohttp.ClientSession, callback: Callback, openid: str
    ) -> None:
        self.openid = openid
        self.statuses: list[int] = []
        self._fake = fake
        self._session = session
        self._callback = callback
        self._envelope = Envelope(AES_KEY, APP_ID)

    @property
    def said(self) -> Sequence[Said]:
        """What has reached it."""
        return self._fake.people[self.openid].said

    async def follow(self, scene: str = "") -> None:
        """Follow the account, by a door's code or without."""
        self._fake.people[self.openid].follows = True
        key = f"qrscene_{scene}" if scene else ""
        await self._event("subscribe", key, opens="tap")

    async def unfollow(self) -> None:
        """Follow it no more."""
        self._fake.people[self.openid].follows = False
        await self._event("unsubscribe", "")

    async def scan(self, scene: str) -> None:
        """Scan a door's code as a follower."""
        await self._event("SCAN", scene, opens="tap")

    async def click(self, key: str) -> None:
        """Tap an entry of the menu."""
        await self._event("CLICK", key, opens="tap")

    async def write(self, text: str) -> None:
        """Write a text."""
        await self.message("text", Content=text)

    async def send_photo(self, data: bytes) -> None:
        """Send a photo."""
        name = self._fake.keep(data, "image/jpeg")
        await self.message("image", PicUrl=f"{self._fake.url}/{name}", MediaId=name)

    async def send_location(self, lat: float, lon: float) -> None:
        """Send a pin, in the coordinates of Chinese maps."""
        await self.message("location", Location_X=f"{lat:.6f}", Location_Y=f"{lon:.6f}", Scale="16")

    async def message(self, kind: str, **fields: str) -> None:
        """Send a message of any type."""
        self._fake.people[self.openid].follows = True
        self._fake.opens(self.openid, "words")
        number = str(next(self._fake.numbers) + 7_000_000_000)
        await self.deliver(self.xml({"MsgType": kind, **fields, "MsgId": number}))

    async def _event(self, name: str, key: str, opens: str = "") -> None:
        if opens:
            self._fake.opens(self.openid, opens)
        await self.deliver(self.xml({"MsgType": "event", "Event": name, "EventKey": key}))

    def xml(self, fields: Mapping[str, str]) -> str:
        """Return an event of this person."""
        moment = str(int(self._fake.clock.now().timestamp()))
        who = {"ToUserName": NAME, "FromUserName": self.openid, "CreateTime": moment}
        return write_xml({**who, **fields})

    async def deliver(self, plain: str) -> None:
        """Send an event as WeChat does, and show its answer or WeChat's excuse."""
        for _ in range(TRIES):
            answer = await self.call(self.wrap(plain.encode()))
            if answer is None:
                continue
            fields = self._read(answer)
            for _ in range(1, self._callback.times):
                await self._check_same(plain, fields)
            if fields:
                self._show(fields)
            return
        self._fake.people[self.openid].sorry += 1

    async def _check_same(self, plain: str, fields: Mapping[str, str]) -> None:
        again = await self.call(self.wrap(plain.encode()))
        if again is None or self._read(again).get("Content") != fields.get("Content"):
            raise AssertionError(f"another answer to the same event: {fields}, {again}")

    def wrap(self, plain: bytes) -> Envelopes:
        """Return the call that carries an event now."""
        moment, nonce = str(int(self._fake.clock.now().timestamp())), secrets.token_hex(5)
        signed = {"signature": sign(TOKEN, moment, nonce), "timestamp": moment, "nonce": nonce}
        query = {**signed, "openid": self.openid}
        if self._callback.mode is Mode.PLAIN:
            return Envelopes(query, plain)
        sealed = self._envelope.seal(plain)
        signature = sign(TOKEN, moment, nonce, sealed)
        query |= {"encrypt_type": "aes", "msg_signature": signature}
        encrypted = write_xml({"ToUserName": NAME, "Encrypt": sealed}).encode()
        if self._callback.mode is Mode.SAFE:
            return Envelopes(query, encrypted)
        both = plain.removesuffix(b"</xml>") + encrypted.removeprefix(b"<xml>")
        return Envelopes(query, both)

    async def call(self, envelopes: Envelopes) -> str | None:
        """Make one call; return the answer, None where there is none in time or it is no 200."""
        limit = aiohttp.ClientTimeout(total=self._callback.seconds)
        try:
            async with self._session.post(
                self._callback.url,
                params=dict(envelopes.query),
                data=envelopes.body,
                headers={"Content-Type": "text/xml"},
                timeout=limit,
            ) as response:
                self.statuses.append(response.status)
                return await response.text() if response.status == 200 else None
        except (TimeoutError, aiohttp.ClientError):
            self.statuses.append(0)
            return None

    def _read(self, answer: str) -> Mapping[str, str]:
        """Return an answer's fields, if it says anything; a wrong one fails the test."""
        if answer in {"", "success"}:
            return {}
        fields = read_xml(answer.encode())
        if self._callback.mode is not Mode.PLAIN:
            sealed = fields["Encrypt"]
            signature = sign(TOKEN, fields["TimeStamp"], fields["Nonce"], sealed)
            if fields["MsgSignature"] != signature:
                raise AssertionError("the answer's signature is wrong")
            fields = read_xml(self._envelope.unseal(sealed))
        if (fields["ToUserName"], fields["FromUserName"]) != (self.openid, NAME):
            raise AssertionError(f"the answer goes to somebody else: {fields}")
        if not fields["CreateTime"].isdecimal() or fields["MsgType"] != "text":
            raise AssertionError(f"the answer is none: {fields}")
        if not 0 < len(fields["Content"].encode()) <= LONGEST_TEXT:
            raise AssertionError(f"the answer's length is wrong: {fields}")
        return fields

    def _show(self, fields: Mapping[str, str]) -> None:
        self._fake.people[self.openid].said.append(Said("text", fields["Content"], way="answer"))


def in_mode(callback: Callback, mode: Mode) -> Callback:
    """Return the same address, called in another mode."""
    return replace(callback, mode=mode)
