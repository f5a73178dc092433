"""What waits for one person on one account, to be told in one message instead of many."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, or_, select, update

from storage.tables.messages import QUEUED, SENT, is_state, outbox

FOLDED = "folded"

_O = outbox.c
_ON_ACCOUNT = and_(
    _O.person_id == bindparam("person"),
    _O.channel == bindparam("on_channel"),
    _O.account == bindparam("on_account"),
)
_SENT_SINCE = select(_O.sent_at).where(
    _ON_ACCOUNT, _O.sent_at > bindparam("since"), _O.error.is_(None)
)
_WAITING = select(_O.id).where(
    _ON_ACCOUNT,
    is_state(QUEUED),
    _O.claimed_until.is_(None),
    _O.importance.in_(bindparam("kinds", expanding=True)),
    or_(_O.not_before.is_(None), _O.not_before <= bindparam("now")),
)
_FOLD = (
    update(outbox)
    .where(
        _O.id.in_(bindparam("ids", expanding=True)), is_state(QUEUED), _O.claimed_until.is_(None)
    )
    .values(state=SENT, error=FOLDED)
)


class Digests:
    """Counts and folds what waits (bot.transaction.DigestStore)."""

    __slots__ = ("_connection", "_now")

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def sent_since(
        self, person_id: str, channel: str, account: str, since: datetime
    ) -> Sequence[datetime]:
        """Return when a person was sent something by an account, after a moment."""
        named = {"person": person_id, "on_channel": channel, "on_account": account, "since": since}
        return self._connection.execute(_SENT_SINCE, named).scalars().all()

    def waiting(
        self, person_id: str, channel: str, account: str, kinds: Collection[str]
    ) -> Sequence[str]:
        """Return the ids of what is due of these importances and not being sent."""
        named = {
            "person": person_id,
            "on_channel": channel,
            "on_account": account,
            "kinds": list(kinds),
            "now": self._now,
        }
        return self._connection.execute(_WAITING, named).scalars().all()

    def fold(self, message_ids: Collection[str]) -> None:
        """Take what still waits of these messages out of the queue: their person was told of them.

        They stay readable in the person's mailbox.
        """
        self._connection.execute(_FOLD, {"ids": list(message_ids)})
