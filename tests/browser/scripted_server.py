"""A server that plays Huying's side towards the page, with the faults that a test asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from aiohttp import WSMsgType, web
from aiohttp.typedefs import Handler

from tests.browser.scripted_messages import Acknowledgement, Frame, Refusal, Welcome
from tests.browser.scripted_person import ScriptedPerson, send
from tests.browser.scripted_texts import page_texts

PAGE = Path(__file__).parents[2] / "bot" / "page"
POLICY = (
    "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'none'"
)
DEMO = {"resident": "demo-1", "worker": "demo-2", "admin": "demo-3"}
LAMP = "路灯"


@dataclass(slots=True)
class Faults:
    """What goes wrong next; the numbers count down to 0."""

    busy: int = 0
    drop_after_taking: int = 0
    drop_before_taking: int = 0
    refuse: list[str] = field(default_factory=list)
    upload_status: int = 200
    down: bool = False


class ScriptedServer:
    """Serves the page, its sentences, its WebSocket and its photos."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.people: dict[str, ScriptedPerson] = {}
        self.hellos: list[Frame] = []
        self.raw: list[str] = []
        self.photos: dict[str, tuple[bytes, str]] = {}
        self.url = ""
        self._visitors = 0
        self._runner: web.AppRunner | None = None
        for role, token in DEMO.items():
            self.people[token] = ScriptedPerson(token, () if role == "resident" else (role,))

    async def start(self) -> None:
        """Listen on a free port of the loopback address."""
        app = web.Application(client_max_size=11 * 1024 * 1024, middlewares=[_policy])
        app.router.add_get("/", _file("index.html"))
        app.router.add_get("/demo", _file("demo.html"))
        app.router.add_get("/demo/tokens.json", self._tokens)
        app.router.add_get("/page/texts/{language}.json", self._texts)
        app.router.add_static("/page", PAGE)
        app.router.add_get("/ws", self._socket)
        app.router.add_post("/media", self._upload)
        app.router.add_get("/media/{id}", self._photo)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    async def stop(self) -> None:
        """Close every connection and stop listening."""
        await self.drop_all()
        if self._runner is not None:
            await self._runner.cleanup()

    async def drop_all(self) -> None:
        """Close every WebSocket."""
        for person in self.people.values():
            for socket in list(person.sockets):
                await socket.close()

    async def turn_away(self, reason: str) -> None:
        """Tell every page that the server will not go on with it."""
        for person in self.people.values():
            for socket in list(person.sockets):
                await send(socket, Refusal(None, reason))

    async def go_down(self) -> None:
        """Close every WebSocket and let nobody connect."""
        self.faults.down = True
        await self.drop_all()

    def come_back(self) -> None:
        """Let people connect again."""
        self.faults.down = False

    @property
    def visitor(self) -> ScriptedPerson:
        """The person whom the first page without a token became."""
        return self.people["visitor-1"]

    async def _tokens(self, _: web.Request) -> web.Response:
        return web.json_response(DEMO)

    async def _texts(self, request: web.Request) -> web.Response:
        return web.json_response(page_texts(request.match_info["language"]))

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        if self.faults.down:
            raise web.HTTPServiceUnavailable
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        first = await socket.receive()
        if first.type is not WSMsgType.TEXT:
            return socket
        hello = self._decode(first.data)
        self.hellos.append(hello)
        person = self._person(hello.token)
        await send(socket, Welcome(person.token, person.roles))
        for message in person.missed(hello.after):
            await send(socket, message)
        person.sockets.add(socket)
        try:
            await self._listen(socket, person)
        finally:
            person.sockets.discard(socket)
        return socket

    async def _listen(self, socket: web.WebSocketResponse, person: ScriptedPerson) -> None:
        async for received in socket:
            if received.type is not WSMsgType.TEXT:
                return
            await self._answer(socket, person, self._decode(received.data))

    async def _answer(
        self, socket: web.WebSocketResponse, person: ScriptedPerson, frame: Frame
    ) -> None:
        faults = self.faults
        if faults.drop_before_taking > 0:
            faults.drop_before_taking -= 1
            await socket.close()
        elif faults.busy > 0:
            faults.busy -= 1
            await send(socket, Refusal(frame.id, "busy"))
        elif faults.refuse:
            await send(socket, Refusal(frame.id, faults.refuse.pop(0)))
        else:
            await self._take(socket, person, frame)

    async def _take(
        self, socket: web.WebSocketResponse, person: ScriptedPerson, frame: Frame
    ) -> None:
        fresh = person.take(frame)
        if self.faults.drop_after_taking > 0:
            self.faults.drop_after_taking -= 1
            await socket.close()
        else:
            await send(socket, Acknowledgement(frame.id))
        if fresh and not person.quiet:
            await _react(person, frame)

    def _decode(self, data: str) -> Frame:
        self.raw.append(data)
        return msgspec.json.decode(data, type=Frame)

    def _person(self, token: str | None) -> ScriptedPerson:
        if token not in self.people:
            self._visitors += 1
            token = f"visitor-{self._visitors}"
            self.people[token] = ScriptedPerson(token)
        return self.people[token]

    async def _upload(self, request: web.Request) -> web.Response:
        body = await request.read()
        if self.faults.upload_status != 200:
            return web.Response(status=self.faults.upload_status)
        self._signed_in(request)
        name = f"photo-{len(self.photos) + 1}"
        self.photos[name] = (body, request.content_type)
        return web.json_response({"id": name})

    async def _photo(self, request: web.Request) -> web.Response:
        self._signed_in(request)
        name = request.match_info["id"]
        if name not in self.photos:
            raise web.HTTPNotFound
        body, content_type = self.photos[name]
        return web.Response(body=body, content_type=content_type)

    def _signed_in(self, request: web.Request) -> None:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in self.people:
            raise web.HTTPUnauthorized


async def _react(person: ScriptedPerson, frame: Frame) -> None:
    """Answer as the bot might: a draft with matters, a receipt in its place, else an echo."""
    if LAMP in frame.text:
        choices = [("c-lamp", "路灯不亮\n城市照明管理中心 · 7 个工作日"), ("c-none", "都不是")]
        await person.say("我理解的是：\n幸福小区3号楼2单元，路灯坏了三天。", choices)
    elif frame.type == "choice":
        receipt = ("2611 482 0137", "dispatched")
        await person.say(
            "已交给网格员 03。", ticket=receipt, replaces=person.offering(frame.choice)
        )
    elif frame.type == "media":
        await person.say(f"收到 {len(frame.media)} 张照片", media=frame.media)
    elif frame.type == "location":
        await person.say(f"收到位置 {frame.lat:.3f}, {frame.lon:.3f}")
    else:
        await person.say(f"收到：{frame.text}")


def _file(name: str) -> Handler:
    async def serve(_: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE / name)

    return serve


@web.middleware
async def _policy(request: web.Request, handler: Handler) -> web.StreamResponse:
    response = await handler(request)
    response.headers["Content-Security-Policy"] = POLICY
    return response
