"""Handle Telegram's updates: events go to the inbox, buttons are answered, groups get a hint."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Coroutine, Iterable
from typing import Protocol

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.channel import Shell
from bot.inbox import Outcome
from bot.limits import Limit, Rate
from bot.logs import where
from bot.telegram_updates import (
    CHANNEL,
    GroupCall,
    Me,
    Parsed,
    UpdateInvalidError,
    number_of,
    parse_update,
)
from handlers.conversation import known_language
from storage.errors import BusyError

HINTS = Rate(burst=5, a_second=1 / 12)  # Telegram takes 20 messages a minute in a group
FIRST_PAUSE = 0.05
LONGEST_PAUSE = 2.0
GOODBYE_SECONDS = 2.0

_log = structlog.stdlib.get_logger(__name__)


class Mouth(Protocol):
    """What is said at once and never again, whether it arrives or not."""

    @property
    def me(self) -> Me:
        """The bot's own account."""

    async def answer_query(self, query_id: str) -> None:
        """Let a pressed button stop to turn."""

    async def hint(self, call: GroupCall, text: str) -> None:
        """Reply to somebody in a group."""


class Handling:
    """Handles updates, those of one conversation one after the other."""

    def __init__(self, shell: Shell, mouth: Mouth) -> None:
        self._shell = shell
        self._mouth = mouth
        self._hints = Limit(HINTS)
        self._asides: set[asyncio.Task[None]] = set()

    async def handle(self, raw: object) -> Outcome:
        """Handle an update (decoded JSON); its effects are committed when this returns.

        Raises:
            UpdateInvalidError: it is none.
        """
        return await self._handle(self._parse(raw))

    async def handle_all(self, raws: Iterable[object]) -> None:
        """Handle a batch of updates, all of them for good."""
        conversations: defaultdict[str, list[Parsed]] = defaultdict(list)
        for raw in raws:
            try:
                parsed = self._parse(raw)
            except UpdateInvalidError:
                _log.warning("telegram_update_without_number")
                continue
            conversations[parsed.conversation].append(parsed)
        async with asyncio.TaskGroup() as group:
            for updates in conversations.values():
                group.create_task(self._handle_in_order(updates))

    async def close(self) -> None:
        """Wait a moment for what is being said."""
        if self._asides:
            _, late = await asyncio.wait(self._asides, timeout=GOODBYE_SECONDS)
            for aside in late:
                aside.cancel()

    def _parse(self, raw: object) -> Parsed:
        """Read an update; one that the reader stumbles over must not come again and again."""
        try:
            return parse_update(raw, self._mouth.me, self._shell.application.clock.now())
        except UpdateInvalidError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the next time is no better
            _log.error("telegram_update_unreadable", error=type(error).__name__, where=where(error))
            return Parsed(number_of(raw))

    async def _handle_in_order(self, updates: Iterable[Parsed]) -> None:
        for parsed in updates:
            pause = FIRST_PAUSE
            while await self._handle(parsed) is Outcome.BUSY:
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    async def _handle(self, parsed: Parsed) -> Outcome:
        outcome = Outcome.HANDLED
        if parsed.incoming is not None:
            outcome = await self._shell.inbox.handle(parsed.incoming)
        elif parsed.group is not None:
            outcome = await self._handle_call(parsed.update_id, parsed.group)
        if parsed.query_id and outcome is not Outcome.BUSY:
            self._aside(lambda: self._mouth.answer_query(parsed.query_id))
        return outcome

    async def _handle_call(self, update_id: int, call: GroupCall) -> Outcome:
        """Point somebody in a group to the private chat: nothing of theirs is said here."""
        application, account = self._shell.application, self._mouth.me.account
        try:
            new = await asyncio.wrap_future(
                application.write(
                    lambda transaction: transaction.inbox.claim(
                        CHANNEL, account, str(update_id), transaction.now
                    )
                )
            )
        except (BusyError, SQLAlchemyError):
            return Outcome.BUSY
        if not new:
            return Outcome.DUPLICATE
        if self._hints.allows(str(call.chat_id)):
            link = f"https://t.me/{self._mouth.me.username}" if self._mouth.me.username else ""
            language = known_language(call.language)
            text = application.texts.render(language, "group-hint", {"link": link or "empty"})
            self._aside(lambda: self._mouth.hint(call, text))
        return Outcome.HANDLED

    def _aside(self, say: Callable[[], Coroutine[None, None, None]]) -> None:
        task = asyncio.create_task(say())
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)
