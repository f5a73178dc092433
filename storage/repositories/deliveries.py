"""What became of messages that were claimed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, case, select, update

from storage.repositories.people import identity_of
from storage.tables.messages import EXPIRED, HELD, QUEUED, SENT, is_state, outbox
from storage.tables.people import identities
from tickets.people import Identity

_O, _I = outbox.c, identities.c
_ONE = _O.id == bindparam("message_id")
_ON_ITS_WAY = and_(_ONE, is_state(QUEUED))
_IDENTITIES = (
    select(identities)
    .where(_I.person_id.in_(bindparam("persons", expanding=True)))
    .order_by(_I.last_used_at.desc(), _I.channel)
)
_REFS = select(_O.id, _O.ref).where(
    _O.id.in_(bindparam("ids", expanding=True)),
    _O.channel == bindparam("channel"),
    _O.account == bindparam("account"),
    _O.ref.is_not(None),
)
_SENT = (
    update(outbox)
    .where(_ONE)
    .values(
        state=SENT, ref=bindparam("name"), sent_at=bindparam("at"), claimed_until=None, error=None
    )
)
_AGAIN = (
    update(outbox)
    .where(_ON_ITS_WAY)
    .values(not_before=bindparam("again"), error=bindparam("why"), claimed_until=None)
)
_AGAIN_UNCOUNTED = _AGAIN.values(attempts=case((_O.attempts > 1, _O.attempts - 1), else_=1))
_MOVE = (
    update(outbox)
    .where(_ON_ITS_WAY)
    .values(
        channel=bindparam("to_channel"),
        account=bindparam("to_account"),
        error=bindparam("why"),
        claimed_until=None,
    )
)
_END = (
    update(outbox)
    .where(_ON_ITS_WAY)
    .values(state=bindparam("end"), error=bindparam("why"), claimed_until=None)
)
_EXPIRE_HELD = (
    update(outbox).where(is_state(HELD), _O.expires_at <= bindparam("now")).values(state=EXPIRED)
)
_HELD_BODIES = select(_O.body).where(_O.person_id == bindparam("person"), is_state(HELD))
_UNREACHABLE = (
    update(identities)
    .where(
        _I.channel == bindparam("on_channel"),
        _I.account == bindparam("on_account"),
        _I.external_id == bindparam("id_there"),
    )
    .values(reachable=False)
)


class Deliveries:
    """What became of claimed messages (bot.sending.Deliveries)."""

    __slots__ = ("_connection", "_now")

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def identities(self, person_ids: Collection[str]) -> Mapping[str, Sequence[Identity]]:
        """Return the identities of each of these persons, last used first."""
        found: defaultdict[str, list[Identity]] = defaultdict(list)
        named = {"persons": list(person_ids)}
        for row in self._connection.execute(_IDENTITIES, named):
            found[row.person_id].append(identity_of(row))
        return found

    def refs(self, message_ids: Collection[str], channel: str, account: str) -> Mapping[str, str]:
        """Return what the platform calls those of these messages that this account sent."""
        named = {"ids": list(message_ids), "channel": channel, "account": account}
        return {row.id: row.ref for row in self._connection.execute(_REFS, named)}

    def sent(self, message_id: str, ref: str | None) -> None:
        """Note that a message was sent, and what the platform calls it."""
        named = {"message_id": message_id, "name": ref, "at": self._now}
        self._connection.execute(_SENT, named)

    def again(
        self, message_id: str, at: datetime, error: str | None, *, is_counted: bool = True
    ) -> None:
        """Let a message be sent again at a moment; until then it holds back what follows it.

        The attempt is not counted where the message had none: it was only told to wait.
        """
        named = {"message_id": message_id, "again": at, "why": error}
        self._connection.execute(_AGAIN if is_counted else _AGAIN_UNCOUNTED, named)

    def move(self, message_id: str, channel: str, account: str, error: str | None) -> None:
        """Put a message into another account's queue."""
        named = {"to_channel": channel, "to_account": account, "why": error}
        self._connection.execute(_MOVE, {"message_id": message_id, **named})

    def end(self, message_id: str, state: str, error: str | None) -> None:
        """Take a message out of its queue: ``held``, ``unknown``, ``expired`` or ``failed``."""
        named = {"message_id": message_id, "end": state, "why": error}
        self._connection.execute(_END, named)

    def mark_unreachable(self, channel: str, account: str, external_id: str) -> None:
        """Note that somebody cannot be reached there until they write again."""
        named = {"on_channel": channel, "on_account": account, "id_there": external_id}
        self._connection.execute(_UNREACHABLE, named)

    def held_bodies(self, person_id: str) -> Sequence[str]:
        """Return what a person is not told because they cannot be reached."""
        return self._connection.execute(_HELD_BODIES, {"person": person_id}).scalars().all()

    def expire_held(self) -> int:
        """Give up what nobody could be told in time; return how many messages."""
        return self._connection.execute(_EXPIRE_HELD, {"now": self._now}).rowcount
