"""Which events of the platforms were handled."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select, update

from storage.prepared import HotConnection
from storage.tables.messages import inbox
from storage.upserts import insert_if_new

HANDLED = "handled"
FAILED = "failed"

_I = inbox.c
_ONE = (
    (_I.channel == bindparam("on_channel"))
    & (_I.account == bindparam("on_account"))
    & (_I.event_id == bindparam("event"))
)
_CLAIM = insert_if_new(inbox, ("channel", "account", "event_id"))
_MARK_FAILED = update(inbox).where(_ONE).values(state=FAILED, error=bindparam("kind"))
_STATE_OF = select(_I.state).where(_ONE)


class Inbox:
    """Which events were handled: each at most once."""

    __slots__ = ("_connection",)

    def __init__(self, connection: HotConnection) -> None:
        self._connection = connection

    def claim(self, channel: str, account: str, event_id: str, at: datetime) -> bool:
        """Note an event as handled; False if it was handled before.

        Where another transaction is handling it, wait for how that ends.
        """
        row = self._connection.execute(
            _CLAIM.on(self._connection),
            {
                "channel": channel,
                "account": account,
                "event_id": event_id,
                "state": HANDLED,
                "error": None,
                "at": at,
            },
        ).first()
        return row is not None

    def mark_failed(self, channel: str, account: str, event_id: str, error: str) -> None:
        """Note that handling a claimed event failed; ``error`` is the kind of error."""
        self._connection.execute(
            _MARK_FAILED, {**_named(channel, account, event_id), "kind": error}
        )

    def state_of(self, channel: str, account: str, event_id: str) -> str | None:
        """Return ``handled``, ``failed``, or None for an unknown event."""
        state: str | None = self._connection.execute(
            _STATE_OF, _named(channel, account, event_id)
        ).scalar_one_or_none()
        return state


def _named(channel: str, account: str, event_id: str) -> dict[str, object]:
    return {"on_channel": channel, "on_account": account, "event": event_id}
