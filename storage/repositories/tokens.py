"""Access tokens of platform accounts, shared by all processes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from storage.tables.upkeep import tokens
from storage.upserts import upsert_where

_T = tokens.c
_FIND = select(_T.value, _T.expires_at, _T.generation).where(
    _T.channel == bindparam("on_channel"), _T.account == bindparam("on_account")
)
_PUT = upsert_where(
    tokens,
    ("channel", "account"),
    ("value", "expires_at", "generation"),
    where=_T.generation == bindparam("replaced"),
)


@dataclass(frozen=True, slots=True)
class TokenRow:
    """An access token; ``generation`` counts the tokens that this account has had."""

    value: str
    expires_at: datetime
    generation: int


class Tokens:
    """The newest access token of each account."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, channel: str, account: str) -> TokenRow | None:
        """Return an account's token, expired or not; None before the first one."""
        named = {"on_channel": channel, "on_account": account}
        row = self._connection.execute(_FIND, named).first()
        return None if row is None else TokenRow(row.value, row.expires_at, row.generation)

    def replace(
        self, channel: str, account: str, generation: int, value: str, expires_at: datetime
    ) -> bool:
        """Store the token after that of a generation (0: the first); False if it is not the last.

        ``generation`` is the one that is replaced.
        """
        row = self._connection.execute(
            _PUT.on(self._connection),
            {
                "channel": channel,
                "account": account,
                "value": value,
                "expires_at": expires_at,
                "generation": generation + 1,
                "replaced": generation,
            },
        ).first()
        return row is not None
