"""What is asked of Telegram, and how it may refuse, whatever library makes the calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.push import Outcome
from bot.telegram_commands import CommandSet
from bot.telegram_rendering import Form, Row
from bot.telegram_updates import GroupCall, Me


class AwayError(ConnectionError):
    """Telegram cannot be reached, or asks to wait for so many seconds."""

    def __init__(self, seconds: float | None = None) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class CallRefusedError(Exception):
    """Telegram does not take a call; the message is Telegram's."""


class TokenRefusedError(CallRefusedError):
    """Telegram does not know the token: HUYING_TELEGRAM_TOKEN is wrong or was revoked."""


class PolledElsewhereError(Exception):
    """Another program polls this bot, or has set a webhook for it."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file's bytes, under the name that the person sees."""

    form: Form
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """What one call sends: a text, a file with a caption, or an album; text is HTML."""

    to: int
    text: str = ""
    rows: tuple[Row, ...] = ()
    files: tuple[Upload, ...] = ()
    is_silent: bool = False


class Api(Protocol):
    """The Bot API, as far as it is used; raises the errors above but where it says otherwise."""

    @property
    def me(self) -> Me:
        """The bot's own account, as far as it is known."""

    async def close(self) -> None:
        """Let the connections go."""

    async def who_am_i(self) -> Me:
        """Return the bot's own account, and remember it."""

    async def updates(self, offset: int | None, seconds: int) -> Sequence[object]:
        """Return the next updates (decoded JSON), and confirm those below the offset."""

    async def webhook_url(self) -> str:
        """Return where Telegram brings updates to; empty while it waits to be asked."""

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have updates brought to a URL."""

    async def delete_webhook(self) -> None:
        """Have updates wait until they are asked for."""

    async def set_commands(self, commands: CommandSet) -> None:
        """Set what the menu shows; a set without commands is taken away."""

    async def send(self, call: Call) -> Outcome:
        """Send something; never raise for what Telegram or the network does."""

    async def edit(self, chat_id: int, message_id: int, call: Call) -> Outcome | None:
        """Put a text in place of a message; None where that message cannot be edited."""

    async def answer_query(self, query_id: str) -> None:
        """Let a pressed button stop to turn; never raise."""

    async def hint(self, call: GroupCall, text: str) -> None:
        """Reply to somebody in a group; never raise."""

    async def download(self, file_id: str) -> bytes:
        """Return a file's bytes; raises as ``MediaSource.fetch_media``."""
