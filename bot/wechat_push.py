"""Customer-service messages: what WeChat lets us say without having been asked this moment."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import TypeVar

import msgspec
import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.arrived import Arrived
from bot.numbered import LONGEST, number_choices, shorten, split
from bot.push import Outcome, Outgoing, Pace, RetryLater, Sent, WindowClosed
from bot.transaction import Chat, StoredFile, Transaction
from bot.wechat_api import Answer, ApiRefusedError, Call, NoAnswerError, NotReachedError, WechatApi
from bot.wechat_events import CHANNEL
from bot.wechat_media import WechatMedia, is_coming, worth_showing
from bot.wechat_sending import FAILURES, FilePart, Refusals, TextPart
from bot.wechat_template import RINGING, Template
from bot.wechat_windows import Reach, find_reach, spend
from bot.wiring import Application
from storage.errors import BusyError

T = TypeVar("T")

SEND = "cgi-bin/message/custom/send"
BUSY = -1
WINDOW_CODES = frozenset({45015, 45047})
REFUSALS = Refusals(
    CHANNEL,
    gone=MappingProxyType({43004: "not following", 40003: "unknown", 43019: "refused us"}),
    wait=MappingProxyType(
        {
            BUSY: RetryLater(),
            45011: RetryLater(60.0, whole_account=True),  # too many calls in this minute
            45009: RetryLater(3600.0, whole_account=True),  # and in this day
        }
    ),
    # The secret, the list of addresses, a blocked account.
    operator=frozenset({40001, 40013, 40014, 40125, 40164, 41002, 42001, 50002, 89503}),
)
NO_RIGHT = 48001
"""An account that is not verified may answer, and nothing else."""
WAITING = frozenset({"progress"})
"""What is not worth one of five messages: it goes along with the next answer (bot.passive)."""
MOST_REPEATS = 3
REPEAT_SECONDS = 1.0
COMING = RetryLater(1.0)
"""A file in the message is being fetched."""

_log = structlog.stdlib.get_logger(__name__)


class _Body(msgspec.Struct, frozen=True, omit_defaults=True):
    touser: str
    msgtype: str
    text: TextPart | None = None
    image: FilePart | None = None
    voice: FilePart | None = None


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
        self._arrived = Arrived()

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Send a message; where WeChat takes none, let its template ring."""
        return await REFUSALS.explain(self._send(outgoing))

    async def _send(self, outgoing: Outgoing) -> Outcome:
        if outgoing.importance in WAITING:
            return WindowClosed()
        chat = Chat(CHANNEL, self.account, outgoing.to)
        reach = await self._read(lambda transaction: find_reach(transaction, chat))
        if not reach.left:
            return await self._closed(outgoing)
        files = await self._read(
            lambda transaction: worth_showing(transaction, chat, outgoing.message)
        )
        if any(is_coming(file, self._application.clock.now()) for file in files):
            return COMING
        words = self._words(outgoing, reach)
        try:
            given = await self._given(outgoing.to, files[: reach.left - len(words)])
            await self._send_all(outgoing.id, words, given, chat, reach)
        except ApiRefusedError as error:
            if error.code == NO_RIGHT:
                return WindowClosed()
            if error.code not in WINDOW_CODES:
                raise
            await self._write(lambda transaction: transaction.windows.close(chat))
            return await self._closed(outgoing)
        return Sent()

    async def _send_all(
        self, name: str, words: list[_Body], files: list[_Body], chat: Chat, reach: Reach
    ) -> None:
        """Send the parts of a message; once all words have arrived it counts as sent."""
        sent = spent = 0
        before = self._arrived.count(name)
        try:
            for body in [*words, *files]:
                await self._deliver(body, patience=MOST_REPEATS if sent else 0)
                sent = spent = sent + 1
                self._arrived.note(name, before + min(sent, len(words)))
        except FAILURES as error:
            spent += isinstance(error, NoAnswerError)  # it may have arrived
            if sent < len(words):
                raise
            _log.warning("wechat_message_cut", sent=sent, of=len(words + files), why=str(error))
        finally:
            # What arrived is not sent again because it was not counted: WeChat counts as well.
            with suppress(BusyError, SQLAlchemyError):
                await self._write(lambda transaction: spend(transaction, chat, reach, spent))
        self._arrived.forget(name)

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
        whole = list(split(number_choices(outgoing.message, hint)))
        pieces = whole[self._arrived.count(outgoing.id) :]
        if len(pieces) > reach.left:
            last = shorten(pieces[reach.left - 1], LONGEST - len("…".encode()))
            pieces = [*pieces[: reach.left - 1], f"{last}…"]
        return [_Body(outgoing.to, "text", text=TextPart(piece)) for piece in pieces]

    async def _given(self, to: str, files: Sequence[StoredFile]) -> list[_Body]:
        """Give WeChat the files that it takes, and return the messages that show them."""
        given = [await self._media.give(file) for file in files]
        return [_shown(to, *one) for one in given if one is not None]

    async def _closed(self, outgoing: Outgoing) -> Outcome:
        """Let the template ring; the message itself waits until the person writes."""
        if self._template is not None and outgoing.importance in RINGING:
            try:
                await self._template.ring(self._api, outgoing.to, outgoing.message)
            except FAILURES as error:
                _log.warning("wechat_template_not_sent", why=str(error))
        return WindowClosed()

    async def _read(self, fn: Callable[[Transaction], T]) -> T:
        return await asyncio.wrap_future(self._application.read(fn))

    async def _write(self, fn: Callable[[Transaction], None]) -> None:
        await asyncio.wrap_future(self._application.write(fn))


def _shown(to: str, kind: str, media_id: str) -> _Body:
    file = FilePart(media_id)
    return _Body(to, kind, voice=file) if kind == "voice" else _Body(to, kind, image=file)
