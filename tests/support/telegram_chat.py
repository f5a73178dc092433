"""A person with Telegram on the phone, as the fake server knows them, and what they see."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as it stands in a chat; ``rows`` are its buttons as (label, data).

    ``order`` counts what happened in all chats: an edited message is seen anew.
    """

    order: int
    message_id: int
    text: str
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    files: tuple[bytes, ...] = ()
    is_media: bool = False
    is_edited: bool = False
    is_silent: bool = False

    @property
    def buttons(self) -> tuple[tuple[str, str], ...]:
        """All buttons, row after row."""
        return tuple(button for row in self.rows for button in row)


@dataclass(slots=True)
class Phone:
    """A user and their chat with the bot."""

    user_id: int
    first_name: str
    language: str = "zh-hans"
    blocked: bool = False
    started: bool = False
    numbers: count[int] = field(default_factory=lambda: count(1))
    chat: dict[int, Seen] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)

    @property
    def user(self) -> dict[str, object]:
        """The user in the Bot API's form."""
        return {
            "id": self.user_id,
            "is_bot": False,
            "first_name": self.first_name,
            "language_code": self.language,
        }

    @property
    def private(self) -> dict[str, object]:
        """The chat with the bot in the Bot API's form."""
        return {"id": self.user_id, "type": "private", "first_name": self.first_name}

    def show(self, message: Seen) -> None:
        """Let a message appear, or change."""
        self.chat[message.message_id] = message
        self.seen.append(message)

    def holder_of(self, data: str) -> int:
        """Return the newest message that has a button of this data; 0 where none has."""
        found = (
            message.message_id
            for message in reversed(self.chat.values())
            if any(button[1] == data for button in message.buttons)
        )
        return next(found, 0)
