"""A server that plays WeChat's side of an official account, strictly: tokens, windows, files."""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from aiohttp import web

from bot.clock import Clock

APP_ID = "wx00112233aabbccdd"
SECRET = "0123456789abcdef0123456789abcdef"  # noqa: S105 - of the server in this file
TOKEN = "a-token-of-the-test"  # noqa: S105 - the same
AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
NAME = "gh_0123456789ab"
LONGEST_TEXT = 2048
LIFETIME = timedelta(seconds=7200)
RENEWED_IN_THE_LAST = timedelta(minutes=5)
FORCED_APART = timedelta(seconds=30)
MESSAGES = {"words": (5, timedelta(hours=48)), "tap": (3, timedelta(minutes=1))}
LARGEST = {"image": 10 << 20, "voice": 2 << 20}
KINDS = {"text": {"content"}, "image": {"media_id"}, "voice": {"media_id"}}

SLOW_SECONDS = 1.0

Handler = Callable[[web.Request], Awaitable[web.Response]]


@dataclass(frozen=True, slots=True)
class Said:
    """What reached somebody's phone: words, or the bytes of a file; and by which way."""

    kind: str
    text: str = ""
    data: bytes = b""
    way: str = "custom"


@dataclass
class Window:
    """How many messages may be sent, until when."""

    left: int
    until: datetime


@dataclass
class Follower:
    """Somebody's phone."""

    follows: bool = True
    said: list[Said] = field(default_factory=list)
    windows: dict[str, Window] = field(default_factory=dict)
    sorry: int = 0
    """How often WeChat told them that the account cannot be reached."""


class RefusedCallError(Exception):
    """A call is answered with an error code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class FakeWechat:
    """One official account, verified unless said otherwise.

    ``faults`` are answered to the next calls of a path (its last two parts) in place of its
    effect: an error code, ``500``, ``slow`` (500 after a second), ``html``, ``drop`` (the
    connection is cut before the effect), ``lost`` (cut after it) or ``pass``. With ``chance`` a
    tenth of all calls fail and say so.
    ``kills`` makes every new token end the one before at once.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.people: defaultdict[str, Follower] = defaultdict(Follower)
        self.faults: defaultdict[str, list[int | str]] = defaultdict(list)
        self.calls: Counter[str] = Counter()
        self.refused: Counter[int] = Counter()
        self.tokens: list[str] = []
        self.kills = False
        self.chance: random.Random | None = None
        self.is_verified = True
        self.menu: object = None
        self.has_menu = asyncio.Event()
        self.scenes: dict[str, str] = {}
        self.media: dict[str, tuple[bytes, str]] = {}
        self.numbers = count(1)
        self.url = ""
        self._token_ends = clock.now()
        self._forced_at = clock.now() - FORCED_APART
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen at a free port of the loopback address."""
        app = web.Application(client_max_size=12 << 20)
        for method, path, handler in (
            ("POST", "stable_token", self._stable_token),
            ("POST", "message/custom/send", self._called(self._send)),
            ("POST", "message/template/send", self._called(self._send_template)),
            ("POST", "message/subscribe/bizsend", self._called(self._send_template)),
            ("POST", "media/upload", self._called(self._upload)),
            ("GET", "media/get", self._called(self._download)),
            ("POST", "menu/create", self._called(self._create_menu)),
            ("POST", "qrcode/create", self._called(self._create_code)),
            ("GET", "menu/get", self._called(self._get_menu)),
        ):
            app.router.add_route(method, f"/cgi-bin/{path}", handler)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    def opens(self, openid: str, kind: str) -> None:
        """Let somebody have done what opens a window for messages to them."""
        left, span = MESSAGES[kind]
        self.people[openid].windows[kind] = Window(left, self.clock.now() + span)

    def keep(self, data: bytes, mime: str) -> str:
        """Keep a file that somebody sent; return its name."""
        name = f"media-{next(self.numbers)}"
        self.media[name] = (data, mime)
        return name

    def _called(self, handler: Callable[[web.Request], Awaitable[web.Response]]) -> Handler:
        async def handle(request: web.Request) -> web.Response:
            path = "/".join(request.path.split("/")[-2:])
            self.calls[path] += 1
            fault = self.faults[path].pop(0) if self.faults[path] else self._bad_luck()
            try:
                self._check_token(request)
                if fault not in {None, "lost", "pass"}:
                    return await _faulty(request, fault)
                response = await handler(request)
            except RefusedCallError as error:
                self.refused[error.code] += 1
                return _error(error.code)
            return await _faulty(request, "drop") if fault == "lost" else response

        return handle

    def _bad_luck(self) -> int | str | None:
        if self.chance is None or self.chance.random() >= 0.1:
            return None
        return self.chance.choice((-1, "500"))

    def _check_token(self, request: web.Request) -> None:
        if request.query.get("access_token") not in self.tokens[-1:]:
            raise RefusedCallError(40001)
        if self.clock.now() >= self._token_ends:
            raise RefusedCallError(42001)

    async def _stable_token(self, request: web.Request) -> web.Response:
        self.calls["stable_token"] += 1
        body = await _object(request)
        if body.get("grant_type") != "client_credential" or body.get("appid") != APP_ID:
            return _error(40013)
        if body.get("secret") != SECRET:
            return _error(40125)
        faults = self.faults["stable_token"]
        if faults:
            return await _faulty(request, faults.pop(0))
        now, force = self.clock.now(), body.get("force_refresh") is True
        if force and now - self._forced_at < FORCED_APART:
            return _error(45009)
        if force:
            self._forced_at = now
        if self.kills or force or self._token_ends - now <= RENEWED_IN_THE_LAST:
            self.tokens.append(f"token-{len(self.tokens) + 1}")
            self._token_ends = now + LIFETIME
        left = int((self._token_ends - now).total_seconds())
        return web.json_response({"access_token": self.tokens[-1], "expires_in": left})

    async def _send(self, request: web.Request) -> web.Response:
        if not self.is_verified:
            raise RefusedCallError(48001)
        body = await _object(request)
        kind, openid = body.get("msgtype"), body.get("touser")
        content = body.get(kind) if isinstance(kind, str) else None
        if kind not in KINDS or not isinstance(content, dict) or set(content) != KINDS[kind]:
            raise RefusedCallError(40008)
        if set(body) != {"touser", "msgtype", kind} or not isinstance(openid, str):
            raise RefusedCallError(47001)
        said = self._said(kind, content)
        person = self.people.get(openid)
        if person is None:
            raise RefusedCallError(40003)
        if not person.follows:
            raise RefusedCallError(43004)
        self._spend(person)
        person.said.append(said)
        return _error(0)

    def _said(self, kind: str, content: Mapping[str, object]) -> Said:
        if kind == "text":
            text = str(content["content"])
            if not text.strip():
                raise RefusedCallError(44004)
            if len(text.encode()) > LONGEST_TEXT:
                raise RefusedCallError(45002)
            return Said(kind, text)
        file = self.media.get(str(content["media_id"]))
        if file is None:
            raise RefusedCallError(40007)
        return Said(kind, data=file[0])

    def _spend(self, person: Follower) -> None:
        """Take a message from the window that lasts longest."""
        now = self.clock.now()
        open_now = [window for window in person.windows.values() if window.until > now]
        if not open_now:
            raise RefusedCallError(45015)
        usable = [window for window in open_now if window.left > 0]
        if not usable:
            raise RefusedCallError(45047)
        max(usable, key=lambda window: window.until).left -= 1

    async def _send_template(self, request: web.Request) -> web.Response:
        body = await _object(request)
        data, is_subscribed = body.get("data"), request.path.endswith("bizsend")
        if is_subscribed and not {"miniprogram_state", "lang"} <= set(body):
            raise RefusedCallError(47001)
        if body.get("template_id") != "a-template" or not isinstance(data, dict):
            raise RefusedCallError(40037)
        values = {name: str(one["value"]) for name, one in data.items()}
        limits = {"character_string1": 32, "thing3": 20}
        if set(values) != set(limits) or any(
            not 0 < len(text) <= limits[name] for name, text in values.items()
        ):
            raise RefusedCallError(47003)
        person = self.people.get(str(body.get("touser")))
        if person is None or not person.follows:
            raise RefusedCallError(43004)
        said = Said(
            "template",
            " ".join(values.values()),
            way="subscription" if is_subscribed else "template",
        )
        person.said.append(said)
        return web.json_response({"errcode": 0, "errmsg": "ok", "msgid": 1})

    async def _upload(self, request: web.Request) -> web.Response:
        kind = request.query.get("type", "")
        form = await request.post()
        part = form.get("media")
        if kind not in LARGEST or not isinstance(part, web.FileField):
            raise RefusedCallError(40004)
        data = part.file.read()
        magic = (b"\xff\xd8\xff", b"\x89PNG") if kind == "image" else (b"#!AMR",)
        if not data.startswith(magic):
            raise RefusedCallError(40137)
        if len(data) > LARGEST[kind]:
            raise RefusedCallError(40009)
        name = self.keep(data, part.content_type)
        return web.json_response({"type": kind, "media_id": name, "created_at": 1})

    async def _download(self, request: web.Request) -> web.Response:
        file = self.media.get(request.query.get("media_id", ""))
        if file is None:
            raise RefusedCallError(40007)
        return web.Response(body=file[0], content_type=file[1])

    async def _create_menu(self, request: web.Request) -> web.Response:
        self.menu = await _object(request)
        self.has_menu.set()
        return _error(0)

    async def _create_code(self, request: web.Request) -> web.Response:
        body = await _object(request)
        info = body.get("action_info")
        scene = info["scene"]["scene_str"] if isinstance(info, dict) else ""
        if body.get("action_name") != "QR_LIMIT_STR_SCENE" or not 1 <= len(scene) <= 64:
            raise RefusedCallError(40053)
        url = self.scenes.setdefault(scene, f"http://weixin.qq.com/q/{len(self.scenes) + 1}")
        return web.json_response({"ticket": f"ticket/{scene}", "url": url})

    async def _get_menu(self, _: web.Request) -> web.Response:
        if not self.is_verified:
            raise RefusedCallError(48001)
        return _error(46003) if self.menu is None else web.json_response({"menu": self.menu})


async def _object(request: web.Request) -> dict[str, object]:
    """Return the JSON of a call; WeChat shows escapes to people as they are."""
    raw = await request.read()
    if b"\\u" in raw:
        raise RefusedCallError(47001)
    try:
        body = json.loads(raw.decode())
    except ValueError as error:
        raise RefusedCallError(47001) from error
    if not isinstance(body, dict):
        raise RefusedCallError(47001)
    return body


async def _faulty(request: web.Request, fault: int | str) -> web.Response:
    if isinstance(fault, int):
        return _error(fault)
    if fault == "slow":
        await asyncio.sleep(SLOW_SECONDS)
    if fault in {"500", "slow"}:
        return web.Response(status=500, text="<html>busy</html>")
    if fault == "html":
        return web.Response(text="<html>maintenance</html>", content_type="text/html")
    if request.transport is not None:
        request.transport.abort()
    await asyncio.sleep(0)
    return web.Response()


def _error(code: int) -> web.Response:
    return web.json_response({"errcode": code, "errmsg": "ok" if code == 0 else "refused"})
