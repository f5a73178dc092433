"""An Api that does as a test says, for what Telegram's server is too slow or too kind to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.push import Outcome, Sent
from bot.telegram_api import Call
from bot.telegram_commands import CommandSet
from bot.telegram_updates import GroupCall, Me


class ScriptEndedError(Exception):
    """There are no more batches."""


@dataclass
class ScriptedApi:
    """Takes everything, but for what is scripted to come next; an exception is raised."""

    me: Me = field(default_factory=lambda: Me(7000, "huying_test_bot"))
    outcomes: list[Outcome] = field(default_factory=list)
    edits: list[Outcome | None] = field(default_factory=list)
    batches: list[Sequence[object] | Exception] = field(default_factory=list)
    offsets: list[int | None] = field(default_factory=list)
    sent: list[Call] = field(default_factory=list)
    edited: list[tuple[int, int, Call]] = field(default_factory=list)
    menus: list[CommandSet] = field(default_factory=list)
    refused_menus: dict[str, Exception] = field(default_factory=dict)
    hints: list[tuple[GroupCall, str]] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    hooks: list[tuple[str, str]] = field(default_factory=list)
    url: str = ""

    async def close(self) -> None:
        """There is nothing to let go."""

    async def who_am_i(self) -> Me:
        """Return the bot's own account."""
        return self.me

    async def updates(self, offset: int | None, seconds: int) -> Sequence[object]:
        """Return the next batch; at the end of the script the poller is stopped."""
        assert seconds
        self.offsets.append(offset)
        if not self.batches:
            raise ScriptEndedError
        batch = self.batches.pop(0)
        if isinstance(batch, Exception):
            raise batch
        return batch

    async def webhook_url(self) -> str:
        """Return what was set."""
        return self.url

    async def set_webhook(self, url: str, secret: str) -> None:
        """Note it."""
        self.url = url
        self.hooks.append((url, secret))

    async def delete_webhook(self) -> None:
        """Note it."""
        self.url = ""
        self.hooks.append(("", ""))

    async def set_commands(self, commands: CommandSet) -> None:
        """Note them, or refuse."""
        if commands.scope in self.refused_menus:
            raise self.refused_menus[commands.scope]
        self.menus.append(commands)

    async def send(self, call: Call) -> Outcome:
        """Note it."""
        self.sent.append(call)
        return self.outcomes.pop(0) if self.outcomes else Sent(f"{call.to}:{len(self.sent)}")

    async def edit(self, chat_id: int, message_id: int, call: Call) -> Outcome | None:
        """Note it."""
        self.edited.append((chat_id, message_id, call))
        return self.edits.pop(0) if self.edits else Sent(f"{chat_id}:{message_id}")

    async def answer_query(self, query_id: str) -> None:
        """Note it."""
        self.answered.append(query_id)

    async def hint(self, call: GroupCall, text: str) -> None:
        """Note it."""
        self.hints.append((call, text))

    async def download(self, file_id: str) -> bytes:
        """Return something."""
        return file_id.encode()
