"""Customer-service messages: what WeChat lets us say without having been asked this moment."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import TypeVar

import msgspec
import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.access_tokens import TokenUnavailableError
from bot.numbered import LONGEST, number_choices, shorten, split
from bot.push import (
    Outcome,
    Outgoing,
    Pace,
    Rejected,
    RetryLater,
    Sent,
    Unknown,
    Unreachable,
    WindowClosed,
)
from bot.transaction import Chat, StoredFile, Transaction
from bot.wechat_api import Answer, ApiRefusedError, Call, NoAnswerError, NotReachedError, WechatApi
from bot.wechat_events import CHANNEL
from bot.wechat_media import WechatMedia, is_coming, worth_showing
from bot.wechat_template import RINGING, Template
from bot.wechat_windows import Reach, find_reach, spend
from bot.wiring import Application
from storage.errors import BusyError

T = TypeVar("T")

SEND = "cgi-bin/message/custom/send"
BUSY = -1
WINDOW_CODES = frozenset({45015, 45047})
GONE_CODES = MappingProxyType({43004: "not following", 40003: "unknown", 43019: "refused us"})
WAIT_CODES = MappingProxyType(
    {
        BUSY: RetryLater(),
        45011: RetryLater(60.0, whole_account=True),
        45009: RetryLater(3600.0, whole_account=True),
    }
)
"""The platform is busy; there were too many calls in this minute; and in this day."""
OPERATOR_CODES = frozenset({40001, 40013, 40014, 40125, 40164, 41002, 42001, 50002, 89503})
"""What only the operator can change: the secret, the list of addresses, a blocked account."""
OPERATOR_SECONDS = 60.0
NO_RIGHT = 48001
WAITING = frozenset({"progress"})
"""What is not worth one of five messages: it goes along with the next answer (bot.passive)."""
MOST_REPEATS = 3
REPEAT_SECONDS = 1.0
MOST_REMEMBERED = 2_000
COMING = RetryLater(1.0)
"""A file in the message is being fetched."""
_FAILURES = (ApiRefusedError, NotReachedError, NoAnswerError, TokenUnavailableError)

_log = structlog.stdlib.get_logger(__name__)


class _Text(msgspec.Struct, frozen=True):
    content: str


class _File(msgspec.Struct, frozen=True):
    media_id: str


class _Body(msgspec.Struct, frozen=True, omit_defaults=True):
    touser: str
    msgtype: str
    text: _Text | None = None
    image: _File | None = None
    voice: _File | None = None


class WechatPush:
    """Sends from one official account, within the windows that people open (bot.push.Push)."""

    name = CHANNEL
    pace = Pace(a_second=25.0, burst=25, chat_seconds=0.3)
    dedupes = False
    answers_in_response = True

    def __init__(
        self,
        application: Application,
        account: str,
        api: WechatApi,
        template: Template | None = None,
    ) -> None:
        self.account = account
        self._application = application
        self._api = api
        self._media = WechatMedia(application, api)
        self._template = template
        self._taken: OrderedDict[str, int] = OrderedDict()

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Send a message; where WeChat takes none, let its template ring."""
        try:
            return await self._send_or_explain(outgoing)
        except TokenUnavailableError as error:
            if error.code:
                _log.error("wechat_needs_the_operator", code=error.code)
            return RetryLater(OPERATOR_SECONDS if error.code else None, whole_account=True)
        except (NotReachedError, BusyError, SQLAlchemyError) as error:
            _log.warning("wechat_not_reached", error=type(error).__name__)
            return RetryLater()
        except NoAnswerError:
            return Unknown()

    async def _send_or_explain(self, outgoing: Outgoing) -> Outcome:
        if outgoing.importance in WAITING:
            return WindowClosed()
        chat = Chat(CHANNEL, self.account, outgoing.to)
        reach = await self._database(lambda transaction: find_reach(transaction, chat))
        if not reach.left:
            return await self._closed(outgoing)
        files = await self._database(
            lambda transaction: worth_showing(transaction, chat, outgoing.message)
        )
        if any(is_coming(file, self._application.clock.now()) for file in files):
            return COMING
        words = self._words(outgoing, reach)
        try:
            given = await self._given(outgoing.to, files[: reach.left - len(words)])
            await self._send_all(outgoing.id, words, given, chat, reach)
        except ApiRefusedError as error:
            if error.code not in WINDOW_CODES:
                return _outcome(error.code)
            await self._database(lambda transaction: transaction.windows.close(chat))
            return await self._closed(outgoing)
        return Sent()

    async def _send_all(
        self, name: str, words: list[_Body], files: list[_Body], chat: Chat, reach: Reach
    ) -> None:
        """Send the parts of a message; once all words have arrived it counts as sent."""
        sent = spent = 0
        try:
            for body in [*words, *files]:
                await self._deliver(body, patience=MOST_REPEATS if sent else 0)
                sent = spent = sent + 1
        except _FAILURES as error:
            spent += isinstance(error, NoAnswerError)  # it may have arrived
            if sent < len(words):
                self._remember(name, sent)
                raise
            _log.warning("wechat_message_cut", sent=sent, of=len(words + files), why=str(error))
        finally:
            # What arrived is not sent again because it was not counted: WeChat counts as well.
            with suppress(BusyError, SQLAlchemyError):
                await self._database(lambda transaction: spend(transaction, chat, reach, spent))
        self._taken.pop(name, None)

    def _remember(self, name: str, sent: int) -> None:
        """Keep how many pieces of a message's words have arrived, for when it is tried again."""
        self._taken[name] = self._taken.pop(name, 0) + sent
        if len(self._taken) > MOST_REMEMBERED:
            self._taken.popitem(last=False)

    async def _deliver(self, body: _Body, patience: int) -> None:
        """Send one part; what follows words that have arrived is worth some patience."""
        for left in reversed(range(patience + 1)):
            try:
                await self._api.answer(Call(SEND, body), Answer)
            except (ApiRefusedError, NotReachedError) as error:
                if not left or (isinstance(error, ApiRefusedError) and error.code != BUSY):
                    raise
                await asyncio.sleep(REPEAT_SECONDS)
            else:
                return

    def _words(self, outgoing: Outgoing, reach: Reach) -> list[_Body]:
        """Return the words that have not arrived yet, cut off where the windows take too few."""
        hint = self._application.texts.render(reach.language, "choices-by-number")
        pieces = list(split(number_choices(outgoing.message, hint)))[self._taken.get(outgoing.id) :]
        if len(pieces) > reach.left:
            last = shorten(pieces[reach.left - 1], LONGEST - len("…".encode()))
            pieces = [*pieces[: reach.left - 1], f"{last}…"]
        return [_Body(outgoing.to, "text", text=_Text(piece)) for piece in pieces]

    async def _given(self, to: str, files: Sequence[StoredFile]) -> list[_Body]:
        """Give WeChat the files that it takes, and return the messages that show them."""
        given = [await self._media.give(file) for file in files]
        return [_shown(to, *one) for one in given if one is not None]

    async def _closed(self, outgoing: Outgoing) -> Outcome:
        """Let the template ring; the message itself waits until the person writes."""
        if self._template is not None and outgoing.importance in RINGING:
            try:
                await self._template.ring(self._api, outgoing.to, outgoing.message)
            except _FAILURES as error:
                _log.warning("wechat_template_not_sent", why=str(error))
        return WindowClosed()

    async def _database(self, fn: Callable[[Transaction], T]) -> T:
        return await asyncio.wrap_future(self._application.write(fn))


def _shown(to: str, kind: str, media_id: str) -> _Body:
    file = _File(media_id)
    return _Body(to, kind, voice=file) if kind == "voice" else _Body(to, kind, image=file)


def _outcome(code: int) -> Outcome:
    """Return what an error code of a message means for it."""
    if code in GONE_CODES:
        return Unreachable(GONE_CODES[code])
    if code in WAIT_CODES:
        return WAIT_CODES[code]
    if code == NO_RIGHT:  # an account that is not verified may answer, and nothing else
        return WindowClosed()
    if code in OPERATOR_CODES:
        _log.error("wechat_needs_the_operator", code=code)
        return RetryLater(OPERATOR_SECONDS, whole_account=True)
    return Rejected(f"wechat {code}")
