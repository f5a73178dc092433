"""What WeChat calls: events come in, and the first answer goes out in the response."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import structlog
from aiohttp import web

from bot.bodies import BodyTooLargeError, read_body
from bot.channel import Shell
from bot.inbox import Outcome
from bot.numbered import LONGEST, merge, number_choices
from bot.passive import take_answers
from bot.transaction import Chat, Transaction
from bot.wechat_crypto import CallbackRefusedError, Envelope, check_signature, check_time, sign
from bot.wechat_events import CHANNEL, EventInvalidError, Received, read_event
from bot.wechat_media import worth_showing
from bot.wechat_windows import language_of, open_window
from bot.wechat_xml import XmlRefusedError, read_xml, write_xml
from handlers.incoming import Incoming, Kind
from handlers.message import Message
from handlers.wording import Texts

PATH = "/wechat/callback"
LARGEST_BODY = 64 * 1024
COMMIT_SECONDS = 4.0
"""WeChat waits for five; what is not committed by now it shall send again."""
TRY_AGAIN_SECONDS = 0.2
DONE = "success"

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Account:
    """What is agreed with WeChat: the app id, the token, and the key of the safe mode if it is on.

    With a key only encrypted events count, whatever else comes along in the mixed mode.
    """

    app_id: str
    token: str
    envelope: Envelope | None


class WechatCallback:
    """The address that WeChat calls."""

    def __init__(self, shell: Shell, account: Account) -> None:
        self._shell = shell
        self._application = shell.application
        self._account = account
        self._handling: set[asyncio.Task[Outcome]] = set()

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Add the check of the address, and the events."""
        router.add_get(PATH, self._check)
        router.add_post(PATH, self._receive)

    async def _check(self, request: web.Request) -> web.Response:
        """Prove that the address is ours by returning what only the platform can have signed."""
        query = request.query
        try:
            self._check_call(query, query.get("signature", ""))
        except CallbackRefusedError as error:
            return _refusal(error.code, 403)
        return web.Response(text=query.get("echostr", ""))

    async def _receive(self, request: web.Request) -> web.Response:
        until = asyncio.get_running_loop().time() + COMMIT_SECONDS
        try:
            received = self._read(request.query, await read_body(request, LARGEST_BODY))
        except CallbackRefusedError as error:
            return _refusal(error.code, 403)
        except BodyTooLargeError:
            return _refusal("too-large", 413)
        except XmlRefusedError as error:
            return _refusal(str(error), 400)
        except EventInvalidError:
            return _refusal("no-event", 400)
        if received.incoming is None:
            return web.Response(text=DONE)
        return await self._answer(received, received.incoming, until)

    def _read(self, query: Mapping[str, str], body: bytes) -> Received:
        """Return the event in a call that is WeChat's."""
        account, now = self._account, self._application.clock.now()
        if account.envelope is None:
            self._check_call(query, query.get("signature", ""))
            return read_event(read_xml(body), account.app_id, now)
        sealed = read_xml(body).get("Encrypt", "")
        self._check_call(query, query.get("msg_signature", ""), sealed)
        return read_event(read_xml(account.envelope.unseal(sealed)), account.app_id, now)

    def _check_call(self, query: Mapping[str, str], signature: str, *sealed: str) -> None:
        timestamp, nonce = query.get("timestamp", ""), query.get("nonce", "")
        check_signature(signature, self._account.token, timestamp, nonce, *sealed)
        check_time(timestamp, self._application.clock.now())

    async def _answer(self, received: Received, incoming: Incoming, until: float) -> web.Response:
        asking = _Asking(self._application.texts, received, incoming)
        if not await self._handle(asking, until):
            asking.is_over = True
            return web.Response(text="busy", status=503, headers={"Retry-After": "1"})
        if not asking.words:
            return web.Response(text=DONE)
        return web.Response(text=self._written(received, asking.words), content_type="text/xml")

    async def _handle(self, asking: _Asking, until: float) -> bool:
        """Handle an event; False if that is not committed in time, and it shall come again."""
        loop = asyncio.get_running_loop()
        while True:
            handling = asyncio.create_task(
                self._shell.inbox.handle(asking.incoming, asking.take_answers)
            )
            self._handling.add(handling)
            handling.add_done_callback(self._handling.discard)
            done, _ = await asyncio.wait({handling}, timeout=max(until - loop.time(), 0))
            if done and handling.result() is not Outcome.BUSY:
                return True
            if not done or until - loop.time() < TRY_AGAIN_SECONDS:
                return False
            await asyncio.sleep(TRY_AGAIN_SECONDS)

    def _written(self, received: Received, words: str) -> str:
        """Return the response that says something, sealed where events are."""
        moment = str(int(self._application.clock.now().timestamp()))
        plain = write_xml(
            {
                "ToUserName": received.sender,
                "FromUserName": received.receiver,
                "CreateTime": moment,
                "MsgType": "text",
                "Content": words,
            }
        )
        envelope = self._account.envelope
        if envelope is None:
            return plain
        sealed, nonce = envelope.seal(plain.encode()), secrets.token_hex(8)
        return write_xml(
            {
                "Encrypt": sealed,
                "MsgSignature": sign(self._account.token, moment, nonce, sealed),
                "TimeStamp": moment,
                "Nonce": nonce,
            }
        )


class _Asking:
    """An event whose response waits for what is said in return.

    Once the response ``is_over`` without it, the answers are left to calls of their own.
    """

    def __init__(self, texts: Texts, received: Received, incoming: Incoming) -> None:
        self.incoming = incoming
        self.words = ""
        self.is_over = False
        self._texts = texts
        self._received = received

    def take_answers(self, transaction: Transaction) -> None:
        """Open the window that the event opens, and take what is said, with the event itself."""
        incoming, received = self.incoming, self._received
        chat = Chat(CHANNEL, incoming.account, incoming.sender)
        if received.opens is not None:
            open_window(transaction, chat, received.opens, received.at)
        if self.is_over or incoming.kind is Kind.LEFT:
            return
        hint = self._texts.render(language_of(transaction, chat), "choices-by-number")
        messages = take_answers(
            transaction,
            incoming.key,
            lambda found: count_fitting(found, hint, _has_files(transaction, chat)),
        )
        self.words = merge([number_choices(message, hint) for message in messages])


def count_fitting(
    messages: Sequence[Message], hint: str, has_files: Callable[[Message], bool]
) -> int:
    """Return how many of these messages, from the first on, one response can hold.

    What has files to show goes by itself, and only the last one may have choices: a number means
    one thing.
    """
    texts: list[str] = []
    for message in messages:
        texts.append(number_choices(message, hint))
        if has_files(message) or len(merge(texts).encode()) > LONGEST:
            return len(texts) - 1
        if message.choices:
            break
    return len(texts)


def _has_files(transaction: Transaction, chat: Chat) -> Callable[[Message], bool]:
    return lambda message: bool(worth_showing(transaction, chat, message))


def _refusal(reason: str, status: int) -> web.Response:
    """Refuse a call in one word; whose it was is not known, and not logged."""
    _log.warning("wechat_call_refused", reason=reason)
    return web.Response(text=reason, status=status)
