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
_FOLD = (
    update(outbox)
    .where(
        _ON_ACCOUNT,
        is_state(QUEUED),
        _O.claimed_until.is_(None),
        _O.importance.in_(bindparam("kinds", expanding=True)),
        or_(_O.not_before.is_(None), _O.not_before <= bindparam("now")),
    )
    .values(state=SENT, error=FOLDED)
    .returning(_O.id)
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

    def fold(self, person_id: str, channel: str, account: str, kinds: Collection[str]) -> int:
        """Take what is due of these importances out of the queue; return how many messages.

        They stay readable in the person's mailbox.
        """
        named = {
            "person": person_id,
            "on_channel": channel,
            "on_account": account,
            "kinds": list(kinds),
            "now": self._now,
        }
        return len(self._connection.execute(_FOLD, named).scalars().all())
