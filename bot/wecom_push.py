"""App messages of WeCom: to one member each, within what WeCom shows to a member."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import TypeVar

import msgspec
import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.arrived import Arrived
from bot.numbered import number_choices, split
from bot.push import Outcome, Outgoing, Pace, RetryLater, Sent, Unreachable
from bot.transaction import Transaction
from bot.wechat_api import Answer, Call, WechatApi
from bot.wechat_media import WechatMedia
from bot.wechat_sending import FAILURES, FilePart, Refusals, TextPart
from bot.wecom_quota import HOUR, MemberQuota
from bot.wiring import Application
from handlers.message import Message
from handlers.wording import DEFAULT_LANGUAGE
from storage.errors import BusyError

T = TypeVar("T")

CHANNEL = "wecom"
SEND = "cgi-bin/message/send"
SAME_SECONDS = 1800
FOLDABLE = frozenset({"task", "notice", "progress", "broadcast"})
"""What may be told as "there are so many new messages"; answers and what is urgent may not."""
REFUSALS = Refusals(
    CHANNEL,
    gone=MappingProxyType({code: f"wecom {code}" for code in (81013, 40003, 60111, 60011)}),
    wait=MappingProxyType(
        {
            -1: RetryLater(),  # the platform is busy
            45009: RetryLater(600.0, whole_account=True),  # the company's calls are used up
            45033: RetryLater(5.0, whole_account=True),  # too many calls at once
        }
    ),
    operator=frozenset({40001, 40014, 42001, 40013, 40056, 60020, 301002}),
)

_log = structlog.stdlib.get_logger(__name__)


class _Body(msgspec.Struct, frozen=True, omit_defaults=True):
    touser: str
    msgtype: str
    agentid: int
    text: TextPart | None = None
    image: FilePart | None = None
    voice: FilePart | None = None
    enable_duplicate_check: int = 0
    duplicate_check_interval: int = 0


class Taken(Answer, frozen=True):
    """The answer to a message; ``invaliduser`` names whom it did not go to."""

    invaliduser: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A member as a sender needs them."""

    person_id: str
    language: str


class WecomPush:
    """Sends from one app of one company (bot.push.Push)."""

    name = CHANNEL
    pace = Pace(a_second=25.0, burst=25, chat_seconds=0.1)
    dedupes = False
    answers_in_response = False

    def __init__(self, application: Application, account: str, agent: int, api: WechatApi) -> None:
        self.account = account
        self._application = application
        self._agent = agent
        self._api = api
        self._media = WechatMedia(application, api)
        self._quotas: dict[str, MemberQuota] = {}
        self._arrived = Arrived()

    def forget_counts(self) -> None:
        """Count from the database again: another process may have sent meanwhile."""
        self._quotas.clear()

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Send a message, or one that stands for all that wait, or say how long to wait."""
        return await REFUSALS.explain(self._send(outgoing))

    async def _send(self, outgoing: Outgoing) -> Outcome:
        member = await self._read(lambda transaction: self._member(transaction, outgoing.to))
        quota = await self._quota(outgoing.to, member)
        wait = quota.wait(self._seconds, is_answer=True)
        if wait:
            return RetryLater(wait)
        told: Sequence[str] = ()
        if self._may_fold(outgoing) and quota.wait(self._seconds, is_answer=False):
            told = await self._waiting(member)
        if not told:
            return await self._send_all(outgoing, outgoing.message, member, quota)
        values = {"count": len(told) + 1}
        digest = self._application.texts.render(member.language, "wecom-digest", values)
        outcome = await self._send_all(outgoing, Message(digest), member, quota)
        if isinstance(outcome, Sent):
            with suppress(BusyError, SQLAlchemyError):  # then each is told by itself
                await self._fold(told)
            return Sent(is_shown=False)
        return outcome

    def _may_fold(self, outgoing: Outgoing) -> bool:
        return outgoing.importance in FOLDABLE and not self._arrived.count(outgoing.id)

    async def _send_all(
        self, outgoing: Outgoing, message: Message, member: Member, quota: MemberQuota
    ) -> Outcome:
        """Send what was not taken yet; once all words have arrived the message counts as sent."""
        words = self._words(outgoing, message, member)
        bodies = [*words, *await self._files(outgoing.to, message)]
        for number in range(self._arrived.count(outgoing.id), len(bodies)):
            quota.spend(self._seconds)
            try:
                answer = await self._api.answer(Call(SEND, bodies[number]), Taken)
            except FAILURES:
                if number < len(words):
                    raise
                _log.warning("wecom_file_left_out")
                break
            if answer.invaliduser:
                return Unreachable("not in the app's range")
            self._arrived.note(outgoing.id, number + 1)
        self._arrived.forget(outgoing.id)
        return Sent()

    def _words(self, outgoing: Outgoing, message: Message, member: Member) -> list[_Body]:
        # An answer may rightly be the same as the one before; a notice that is, is one tried again.
        span = 0 if outgoing.importance == "reply" else SAME_SECONDS
        hint = self._application.texts.render(member.language, "choices-by-number")
        return [
            _Body(
                outgoing.to,
                "text",
                self._agent,
                text=TextPart(piece),
                enable_duplicate_check=int(bool(span)),
                duplicate_check_interval=span,
            )
            for piece in split(number_choices(message, hint))
        ]

    async def _files(self, to: str, message: Message) -> list[_Body]:
        media = [one.id for one in message.media]
        if not media:
            return []
        rows = await self._read(lambda transaction: transaction.files.find_all(media))
        given = [await self._media.give(row) for row in rows]
        return [self._shown(to, *one) for one in given if one is not None]

    def _shown(self, to: str, kind: str, media_id: str) -> _Body:
        file = FilePart(media_id)
        if kind == "voice":
            return _Body(to, kind, self._agent, voice=file)
        return _Body(to, "image", self._agent, image=file)

    async def _quota(self, to: str, member: Member) -> MemberQuota:
        """Return what a member got, at first as the database has it."""
        if to not in self._quotas:
            sent = await self._read(
                lambda transaction: transaction.digests.sent_since(
                    member.person_id,
                    CHANNEL,
                    self.account,
                    transaction.now - timedelta(seconds=HOUR),
                )
            )
            self._quotas[to] = MemberQuota(moment.timestamp() for moment in sent)
        return self._quotas[to]

    async def _waiting(self, member: Member) -> Sequence[str]:
        return await self._read(
            lambda transaction: transaction.digests.waiting(
                member.person_id, CHANNEL, self.account, FOLDABLE
            )
        )

    def _member(self, transaction: Transaction, to: str) -> Member:
        person = transaction.people.find_by_identity(CHANNEL, self.account, to)
        return (
            Member("", DEFAULT_LANGUAGE) if person is None else Member(person.id, person.language)
        )

    @property
    def _seconds(self) -> float:
        return self._application.clock.now().timestamp()

    async def _fold(self, told: Sequence[str]) -> None:
        await asyncio.wrap_future(
            self._application.write(lambda transaction: transaction.digests.fold(told))
        )

    async def _read(self, fn: Callable[[Transaction], T]) -> T:
        return await asyncio.wrap_future(self._application.read(fn))
