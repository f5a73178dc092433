"""A server that plays WeCom strictly: tokens, app messages with their limits, files, callbacks."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import aiohttp
import msgspec
from aiohttp import web

from bot.wechat_crypto import Envelope, sign
from bot.wechat_xml import read_xml, write_xml

CORP = "ww1234567890abcdef"
AGENT = 1000002
SECRET = "wecom-app-secret"  # noqa: S105 - the fake's own
TOKEN = "callbacktoken"  # noqa: S105 - the fake's own
AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
LONGEST_TEXT = 2048  # bytes; what is above is cut off silently
A_MINUTE, AN_HOUR = 30, 1000
TRIES = 3
ANSWER_SECONDS = 5.0
SLOW_SECONDS = 1.0
FIELDS = {
    "text": {"touser", "msgtype", "agentid", "text"},
    "image": {"touser", "msgtype", "agentid", "image"},
    "voice": {"touser", "msgtype", "agentid", "voice"},
    "video": {"touser", "msgtype", "agentid", "video"},
}
OPTIONAL = {"enable_duplicate_check", "duplicate_check_interval", "safe"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as a member sees it; ``media`` is the id of a file, ``at`` a monotonic moment."""

    text: str
    media: str
    at: float


@dataclass(slots=True)
class Wrongs:
    """What a client did that WeCom does not complain about; a test looks that there is nothing."""

    dropped: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)


class FakeWeCom:
    """One company's WeCom with one app.

    ``now`` tells the seconds by which limits are counted; ``faults`` are used up one a call of
    ``message/send``: an errcode, or ``html``, ``500``, ``slow`` (500 after a second), ``lost``
    (taken, and the answer is lost).
    Of the next ``answers_lost`` callbacks WeCom does not get the answer.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self.url = ""
        self.callback = ""
        self.members: set[str] = set()
        self.shown: dict[str, list[Shown]] = defaultdict(list)
        self.wrongs = Wrongs()
        self.faults: deque[int | str] = deque()
        self.files: dict[str, bytes] = {}
        self.tokens_given = 0
        self.answers_lost = 0
        self.calls: list[str] = []
        self._now = now
        self._token = ""
        self._numbers = itertools.count(1)
        self._sent: dict[str, deque[float]] = defaultdict(deque)
        self._recent: dict[tuple[str, str], float] = {}
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen at a free port of the loopback address."""
        app = web.Application(client_max_size=12 << 20)
        app.router.add_get("/cgi-bin/gettoken", self._get_token)
        app.router.add_post("/cgi-bin/message/send", self._send)
        app.router.add_get("/cgi-bin/agent/get", self._agent)
        app.router.add_post("/cgi-bin/media/upload", self._upload)
        app.router.add_get("/cgi-bin/media/get", self._download)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    def expire_token(self) -> None:
        """Let the token die early, as WeCom reserves to do."""
        self._token = "gone"  # noqa: S105 - no token at all

    async def deliver(self, member: str, kind: str, **fields: str) -> list[int]:
        """Send what a member does to the callback, thrice if it is not answered with 200.

        Returns:
            The statuses; 0 where no answer came within five seconds.
        """
        message = {
            "ToUserName": CORP,
            "FromUserName": member,
            "CreateTime": str(int(self._now())),
            "MsgType": kind,
            **({} if kind == "event" else {"MsgId": str(10**15 + next(self._numbers))}),
            "AgentID": str(AGENT),
            **fields,
        }
        return await self.deliver_body(write_xml(message))

    async def deliver_body(self, plain: str, receiver: str = CORP) -> list[int]:
        """Encrypt a message and send it as ``deliver`` does."""
        query, body = self.sealed(plain, receiver)
        statuses: list[int] = []
        async with aiohttp.ClientSession() as session:
            while len(statuses) < TRIES and (not statuses or statuses[-1] != 200):
                statuses.append(await self._post(session, query, body))
        return statuses

    def sealed(self, plain: str, receiver: str = CORP) -> tuple[Mapping[str, str], str]:
        """Return the query and the body of a callback."""
        encrypted = Envelope(AES_KEY, receiver).seal(plain.encode())
        stamp, nonce = str(int(self._now())), str(next(self._numbers))
        signature = sign(TOKEN, stamp, nonce, encrypted)
        query = {"msg_signature": signature, "timestamp": stamp, "nonce": nonce}
        outer = {"ToUserName": CORP, "AgentID": str(AGENT), "Encrypt": encrypted}
        return query, write_xml(outer)

    async def _post(
        self, session: aiohttp.ClientSession, query: Mapping[str, str], body: str
    ) -> int:
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        try:
            async with session.post(
                self.callback, params=query, data=body.encode(), timeout=timeout
            ) as answer:
                await answer.read()
                if self.answers_lost:
                    self.answers_lost -= 1
                    return 0
                return answer.status
        except (TimeoutError, aiohttp.ClientError):
            return 0

    async def _get_token(self, request: web.Request) -> web.Response:
        if request.query.get("corpid") != CORP:
            return _error(40013)
        if request.query.get("corpsecret") != SECRET:
            return _error(40001)
        self.tokens_given += 1
        self._token = f"token-{self.tokens_given}"  # the one before is dead now
        granted = {"errcode": 0, "errmsg": "ok", "access_token": self._token, "expires_in": 7200}
        return web.json_response(granted)

    async def _send(self, request: web.Request) -> web.Response:
        self.calls.append("message/send")
        fault = self.faults.popleft() if self.faults else 0
        if fault == "slow":
            await asyncio.sleep(SLOW_SECONDS)
        if fault in {"500", "slow"}:
            return web.Response(status=500)
        if fault == "html":
            return web.Response(text="<html>busy</html>", content_type="text/html")
        if isinstance(fault, int) and fault:
            return _error(fault)
        if request.query.get("access_token") != self._token:
            return _error(40014)
        answer = self._take(msgspec.json.decode(await request.read(), type=dict[str, object]))
        if fault == "lost":
            await asyncio.sleep(0)
            if request.transport is not None:
                request.transport.close()
        return answer

    def _take(self, message: dict[str, object]) -> web.Response:
        kind, member = str(message.get("msgtype")), str(message.get("touser"))
        content = message.get(kind)
        fields = content if isinstance(content, dict) else {}
        text, media = str(fields.get("content", "")), str(fields.get("media_id", ""))
        wrong = self._wrong(message, kind, member) or self._empty(kind, text, media)
        if wrong:
            return _error(wrong)
        if not self._is_repeated(member, f"{text}{media}", message):
            self._show(member, text, media)
        taken = {"errcode": 0, "errmsg": "ok", "invaliduser": ""}
        return web.json_response({**taken, "msgid": f"m{next(self._numbers)}"})

    def _wrong(self, message: dict[str, object], kind: str, member: str) -> int:
        allowed = FIELDS.get(kind)
        if allowed is None or not allowed <= message.keys() <= allowed | OPTIONAL:
            return 40008
        if message["agentid"] != AGENT:
            return 40056
        return 0 if member in self.members else 81013

    def _empty(self, kind: str, text: str, media: str) -> int:
        if kind == "text":
            return 0 if text else 44004
        return 0 if media in self.files else 40007

    def _is_repeated(self, member: str, content: str, message: dict[str, object]) -> bool:
        now, span = self._now(), message.get("duplicate_check_interval", 1800)
        before = self._recent.get((member, content), float("-inf"))
        self._recent[member, content] = now
        is_checked = message.get("enable_duplicate_check") == 1 and isinstance(span, int)
        return is_checked and now - before < float(str(span))

    def _show(self, member: str, text: str, media: str) -> None:
        sent, now = self._sent[member], self._now()
        sent.append(now)
        while sent[0] <= now - 3600:
            sent.popleft()
        if sum(at > now - 60 for at in sent) > A_MINUTE or len(sent) > AN_HOUR:
            self.wrongs.dropped.append(text)
            return
        if len(text.encode()) > LONGEST_TEXT:
            self.wrongs.cut.append(text)
        self.shown[member].append(Shown(text, media, time.monotonic()))

    async def _agent(self, request: web.Request) -> web.Response:
        if request.query.get("access_token") != self._token:
            return _error(40014)
        return web.json_response({"errcode": 0, "agentid": AGENT, "name": "呼应"})

    async def _upload(self, request: web.Request) -> web.Response:
        if request.query.get("access_token") != self._token:
            return _error(42001)
        part = await (await request.multipart()).next()
        if not isinstance(part, aiohttp.BodyPartReader) or part.name != "media":
            return _error(41005)
        media_id = f"media-{next(self._numbers)}"
        self.files[media_id] = bytes(await part.read())
        return web.json_response({"errcode": 0, "type": "image", "media_id": media_id})

    async def _download(self, request: web.Request) -> web.Response:
        if request.query.get("access_token") != self._token:
            return _error(40014)
        data = self.files.get(request.query.get("media_id", ""))
        if data is None:
            return _error(40007)
        return web.Response(body=data, content_type="image/jpeg")

    def keep(self, data: bytes) -> str:
        """Keep a member's file and return its media id."""
        media_id = f"file-{next(self._numbers)}"
        self.files[media_id] = data
        return media_id


def opened_echo(fake: FakeWeCom, word: str) -> tuple[Mapping[str, str], str]:
    """Return the query of the address check, and the plain text that must be answered."""
    encrypted = Envelope(AES_KEY, CORP).seal(word.encode())
    query, _ = fake.sealed("")
    stamp, nonce = query["timestamp"], query["nonce"]
    signature = sign(TOKEN, stamp, nonce, encrypted)
    return {**query, "msg_signature": signature, "echostr": encrypted}, word


def read_sealed(body: str) -> Mapping[str, str]:
    """Return the fields of an encrypted body, as the platform reads them."""
    encrypted = read_xml(body.encode())["Encrypt"]
    return read_xml(Envelope(AES_KEY, CORP).unseal(encrypted))


def _error(code: int) -> web.Response:
    return web.json_response({"errcode": code, "errmsg": "refused, hint: [1]"})
