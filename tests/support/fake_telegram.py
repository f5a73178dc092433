"""A server that plays the Bot API strictly, and people who write to the bot through it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from aiohttp import web

from tests.support.telegram_chat import Phone, Seen
from tests.support.telegram_delivery import Pusher, Queue
from tests.support.telegram_faults import Fault, Faults
from tests.support.telegram_methods import (
    LONGEST_CAPTION,
    LONGEST_TEXT,
    BadCallError,
    buttons_in,
    check_call,
    parsed_text,
)

TOKEN = "7000:AAtest-token-of-a-bot-that-does-not-exist"  # noqa: S105 - of this server only
USERNAME = "huying_test_bot"
BOT_ID = 7000
BASE_DATE = 1_790_000_000
LARGEST_DOWNLOAD = 20 * 1024 * 1024
CAPTIONED = {"sendPhoto": "photo", "sendVideo": "video", "sendVoice": "voice"}
CAPTIONED_ALL = CAPTIONED | {"sendDocument": "document"}
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
SAME = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


@dataclass(frozen=True, slots=True)
class Made:
    """A call that was made; ``status`` is the answer's, ``files`` the names of its files."""

    method: str
    fields: Mapping[str, str]
    status: int
    files: frozenset[str] = frozenset()


class RefusedError(Exception):
    """The server answers with this status and description."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.description = description


@dataclass
class FakeTelegram:
    """The server; ``complaints`` is what no well-behaved bot would have done."""

    phones: dict[int, Phone] = field(default_factory=dict)
    groups: dict[int, list[Seen]] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    calls: list[Made] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    open_queries: set[str] = field(default_factory=set)
    faults: Faults = field(default_factory=Faults)
    seconds_to_answer: float = 0.0
    url: str = ""

    def __post_init__(self) -> None:
        self.queue = Queue()
        self.pusher = Pusher(self.queue, self.complaints.append)
        self._updates = count(100)
        self._order = count(1)
        self._runner: web.AppRunner | None = None
        self._pushing: asyncio.Task[None] | None = None
        self._polling = 0

    async def start(self) -> None:
        """Listen at a free port of the loopback address."""
        app = web.Application(client_max_size=60 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/{path}", self._serve_file)
        self._runner = web.AppRunner(
            app, access_log=None, shutdown_timeout=1, handler_cancellation=True
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        self._pushing = asyncio.create_task(self.pusher.run())

    async def stop(self) -> None:
        """Stop listening."""
        if self._pushing is not None:
            self._pushing.cancel()
            await asyncio.wait({self._pushing})
        if self._runner is not None:
            await self._runner.cleanup()

    def phone(self, user_id: int, name: str = "Li") -> Phone:
        """Return somebody's phone."""
        return self.phones.setdefault(user_id, Phone(user_id, name))

    def put(self, chat: str, **content: object) -> int:
        """Let an update come, and return its number."""
        number = next(self._updates)
        self.queue.put(chat, {"update_id": number, **content})
        return number

    def keep_file(self, content: bytes) -> str:
        """Keep a file that somebody sent, and return its id."""
        file_id = f"file-{len(self.files) + 1}"
        self.files[file_id] = content
        return file_id

    def made(self, *methods: str) -> list[Made]:
        """Return the calls of these methods that were answered with 200."""
        return [call for call in self.calls if call.method in methods and call.status == 200]

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        fields, files = await _read(request)
        if request.match_info["token"] != TOKEN:
            return _answer(404, description="Not Found")
        fault = self.faults.next(method)
        chat = fields.get("chat_id", "")
        if method.startswith(("send", "edit")) and self.faults.is_early(chat):
            self.complaints.append(f"{method} came before retry_after")
        if fault in {Fault.TOO_MANY, Fault.ERROR, Fault.HTML, Fault.NONSENSE}:
            return self._fail(fault, method, fields)
        if fault in {Fault.HANG, Fault.LOST_BEFORE}:
            return await self._lose(request, fault, method, fields)
        if self.seconds_to_answer:
            await asyncio.sleep(self.seconds_to_answer)
        answer = await self._do(method, fields, files)
        if fault is Fault.LOST_AFTER:
            return await self._lose(request, fault, method, fields)
        return answer

    async def _do(
        self, method: str, fields: Mapping[str, str], files: Mapping[str, bytes]
    ) -> web.Response:
        try:
            check_call(method, fields, files)
            result = await self._result(method, fields, files)
        except BadCallError as error:
            self.complaints.append(f"{method}: {error}")
            self.calls.append(Made(method, fields, 400, frozenset(files)))
            return _answer(400, description=f"Bad Request: {error}")
        except RefusedError as error:
            self.calls.append(Made(method, fields, error.status, frozenset(files)))
            parameters = None
            if "upgraded" in error.description:
                parameters = {"migrate_to_chat_id": self.moved[int(fields["chat_id"])]}
            return _answer(error.status, description=error.description, parameters=parameters)
        self.calls.append(Made(method, fields, 200, frozenset(files)))
        return _answer(200, result=result)

    def _fail(self, fault: Fault, method: str, fields: Mapping[str, str]) -> web.Response:
        self.calls.append(Made(method, fields, 429 if fault is Fault.TOO_MANY else 500))
        if fault is Fault.TOO_MANY:
            self.faults.close(fields.get("chat_id", ""))
            wait = self.faults.retry_after
            text = f"Too Many Requests: retry after {wait}"
            return _answer(429, description=text, parameters={"retry_after": wait})
        if fault is Fault.ERROR:
            return _answer(500, description="Internal Server Error")
        status = 502 if fault is Fault.HTML else 200
        return web.Response(
            status=status, text="<html>Bad Gateway</html>", content_type="text/html"
        )

    async def _lose(
        self, request: web.Request, fault: Fault, method: str, fields: Mapping[str, str]
    ) -> web.StreamResponse:
        if fault is not Fault.LOST_AFTER:
            self.calls.append(Made(method, fields, 0))
        if fault is Fault.HANG:
            await asyncio.sleep(60)
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    async def _result(
        self, method: str, fields: Mapping[str, str], files: Mapping[str, bytes]
    ) -> object:
        if method == "getUpdates":
            return await self._poll(fields)
        if method.startswith("send"):
            return self._send(method, fields, files)
        if method.startswith("edit"):
            return self._edit(method, fields)
        return self._settle(method, fields)

    async def _poll(self, fields: Mapping[str, str]) -> object:
        if self.pusher.url:
            text = "Conflict: can't use getUpdates method while webhook is active"
            raise RefusedError(409, text)
        offset, limit = int(fields.get("offset", "0")), int(fields.get("limit", "100"))
        try:
            return await self.queue.poll(offset, limit, float(fields.get("timeout", "0")))
        except InterruptedError:
            text = "Conflict: terminated by other getUpdates request"
            raise RefusedError(409, text) from None

    def _settle(self, method: str, fields: Mapping[str, str]) -> object:
        """Answer what is about the bot itself."""
        if method == "getMe":
            return {"id": BOT_ID, "is_bot": True, "first_name": "Huying", "username": USERNAME}
        if method == "getWebhookInfo":
            pending = len(self.queue.pending)
            return {
                "url": self.pusher.url,
                "has_custom_certificate": False,
                "pending_update_count": pending,
            }
        if method in {"setWebhook", "deleteWebhook"}:
            self.pusher.url = fields.get("url", "")
            self.pusher.secret = fields.get("secret_token", "")
            self.queue.arrived.set()
        elif method in {"setMyCommands", "deleteMyCommands"}:
            scope = (fields.get("scope", ""), fields.get("language_code", ""))
            listed = json.loads(fields.get("commands", "[]"))
            self.commands[scope] = [one["command"] for one in listed]
        elif method == "answerCallbackQuery":
            self._answer_query(fields["callback_query_id"])
        elif method == "getFile":
            return self._file(fields["file_id"])
        return True

    def _answer_query(self, query_id: str) -> None:
        if query_id not in self.open_queries:
            raise RefusedError(400, f"Bad Request: {TOO_OLD}")
        self.open_queries.discard(query_id)

    def _file(self, file_id: str) -> object:
        content = self.files.get(file_id)
        if content is None:
            raise RefusedError(400, "Bad Request: invalid file_id")
        if len(content) > LARGEST_DOWNLOAD:
            raise RefusedError(400, "Bad Request: file is too big")
        named = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content)}
        return named | {"file_path": file_id}

    def _send(self, method: str, fields: Mapping[str, str], files: Mapping[str, bytes]) -> object:
        chat_id = int(fields["chat_id"])
        if chat_id in self.moved:
            raise RefusedError(400, "Bad Request: group chat was upgraded to a supergroup chat")
        if chat_id in self.groups:
            return self._send_to_group(chat_id, fields)
        phone = self._reachable(chat_id)
        if method == "sendMediaGroup":
            return self._send_album(phone, fields, files)
        if method in CAPTIONED_ALL and not files:
            raise RefusedError(400, "Bad Request: wrong file identifier/HTTP URL specified")
        named, most = ("caption", LONGEST_CAPTION) if files else ("text", LONGEST_TEXT)
        seen = self._seen(fields, named, most, next(phone.numbers), tuple(files.values()))
        phone.show(seen)
        return _message(phone, seen)

    def _send_to_group(self, chat_id: int, fields: Mapping[str, str]) -> object:
        seen = self._seen(fields, "text", LONGEST_TEXT, len(self.groups[chat_id]) + 1, ())
        self.groups[chat_id].append(seen)
        chat = {"id": chat_id, "type": "supergroup", "title": "Neighbours"}
        return {"message_id": seen.message_id, "date": BASE_DATE, "chat": chat, "text": seen.text}

    def _send_album(
        self, phone: Phone, fields: Mapping[str, str], files: Mapping[str, bytes]
    ) -> object:
        media = json.loads(fields["media"])
        if not 2 <= len(media) <= 10 or len(files) != len(media):
            raise BadCallError("an album has 2 to 10 files")
        messages = []
        for one in media:
            name = str(one["media"]).removeprefix("attach://")
            seen = self._seen({}, "caption", LONGEST_CAPTION, next(phone.numbers), (files[name],))
            phone.show(seen)
            messages.append(_message(phone, seen))
        return messages

    def _reachable(self, chat_id: int) -> Phone:
        phone = self.phones.get(chat_id)
        if phone is None:
            raise RefusedError(400, "Bad Request: chat not found")
        if phone.blocked:
            raise RefusedError(403, "Forbidden: bot was blocked by the user")
        if not phone.started:
            raise RefusedError(403, "Forbidden: bot can't initiate conversation with a user")
        return phone

    def _seen(
        self,
        fields: Mapping[str, str],
        named: str,
        most: int,
        number: int,
        files: tuple[bytes, ...],
    ) -> Seen:
        parsed = parsed_text(fields, named)
        if parsed.units > most:
            raise BadCallError(f"{named} is too long")
        if not parsed.text and not files:
            raise BadCallError("message text is empty")
        rows = buttons_in(fields["reply_markup"]) if "reply_markup" in fields else []
        return Seen(
            order=next(self._order),
            message_id=number,
            text=parsed.text,
            rows=tuple(tuple(row) for row in rows),
            files=files,
            is_media=bool(files),
            is_silent=fields.get("disable_notification") == "true",
        )

    def _edit(self, method: str, fields: Mapping[str, str]) -> object:
        phone = self._reachable(int(fields["chat_id"]))
        before = phone.chat.get(int(fields["message_id"]))
        if before is None:
            raise RefusedError(400, "Bad Request: message to edit not found")
        in_text = method == "editMessageText"
        if in_text and before.is_media:
            raise RefusedError(400, "Bad Request: there is no text in the message to edit")
        named, most = ("text", LONGEST_TEXT) if in_text else ("caption", LONGEST_CAPTION)
        after = self._seen(fields, named, most, before.message_id, before.files)
        if (after.text, after.rows) == (before.text, before.rows):
            raise RefusedError(400, f"Bad Request: {SAME}")
        edited = Seen(
            after.order,
            after.message_id,
            after.text,
            after.rows,
            before.files,
            before.is_media,
            is_edited=True,
        )
        phone.show(edited)
        return _message(phone, edited)

    async def _serve_file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["path"])
        if request.match_info["token"] != TOKEN or content is None:
            return _answer(404, description="Not Found")
        return web.Response(body=content)


async def _read(request: web.Request) -> tuple[dict[str, str], dict[str, bytes]]:
    fields: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = value.file.read()
        else:
            fields[name] = value if isinstance(value, str) else bytes(value).decode()
    return fields, files


def _message(phone: Phone, seen: Seen) -> dict[str, object]:
    bot = {"id": BOT_ID, "is_bot": True, "first_name": "Huying", "username": USERNAME}
    content = {"caption" if seen.is_media else "text": seen.text}
    return {
        "message_id": seen.message_id,
        "date": BASE_DATE + seen.order,
        "chat": phone.private,
        "from": bot,
        **content,
    }


def _answer(
    status: int,
    result: object = None,
    description: str = "",
    parameters: Mapping[str, int] | None = None,
) -> web.Response:
    if status == 200:
        return web.json_response({"ok": True, "result": result})
    body: dict[str, object] = {"ok": False, "error_code": status, "description": description}
    if parameters is not None:
        body["parameters"] = dict(parameters)
    return web.json_response(body, status=status)
