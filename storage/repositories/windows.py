"""How many messages a platform still takes for each person who wrote to an account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from storage.tables.messages import chat_windows
from storage.upserts import upsert_where

_W = chat_windows.c
_CHAT = (
    (_W.channel == bindparam("on_channel"))
    & (_W.account == bindparam("on_account"))
    & (_W.external_id == bindparam("whom"))
)
_OPEN = upsert_where(
    chat_windows,
    ("channel", "account", "external_id", "kind"),
    ("opened_at", "until", "left"),
    where=_W.opened_at <= bindparam("happened"),
)
_FIND_OPEN = (
    select(_W.kind, _W.left)
    .where(_CHAT, _W.until > bindparam("now"), _W.left > 0)
    .order_by(_W.until)
)
_SPEND = (
    update(chat_windows)
    .where(_CHAT, _W.kind == bindparam("which"))
    .values(left=_W.left - bindparam("count"))
)
_CLOSE = update(chat_windows).where(_CHAT).values(left=0)
_DROP_ENDED = delete(chat_windows).where(_W.until < bindparam("now")).returning(_W.kind)

_Chat = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class WindowRow:
    """An open window; ``left`` is how many messages it still takes."""

    kind: str
    left: int


class Windows:
    """The windows of all chats; a chat is channel, account and the person's id there."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, chat: _Chat, kind: str, left: int, at: datetime, until: datetime) -> None:
        """Open a window for what happened at a moment; one opened by something later stays."""
        channel, account, external_id = chat
        self._connection.execute(
            _OPEN.on(self._connection),
            {
                "channel": channel,
                "account": account,
                "external_id": external_id,
                "kind": kind,
                "opened_at": at,
                "until": until,
                "left": left,
                "happened": at,
            },
        )

    def find_open(self, chat: _Chat, now: datetime) -> Sequence[WindowRow]:
        """Return the windows that still take something, the one that ends first before others."""
        found = self._connection.execute(_FIND_OPEN, {**_named(chat), "now": now})
        return [WindowRow(row.kind, row.left) for row in found]

    def spend(self, chat: _Chat, kind: str, count: int) -> None:
        """Note that so many messages were sent."""
        self._connection.execute(_SPEND, {**_named(chat), "which": kind, "count": count})

    def close(self, chat: _Chat) -> None:
        """Note that no more are taken, whatever was counted."""
        self._connection.execute(_CLOSE, _named(chat))

    def drop_ended(self, now: datetime) -> int:
        """Forget windows that have ended; return how many."""
        return len(self._connection.execute(_DROP_ENDED, {"now": now}).all())


def _named(chat: _Chat) -> dict[str, object]:
    channel, account, external_id = chat
    return {"on_channel": channel, "on_account": account, "whom": external_id}
