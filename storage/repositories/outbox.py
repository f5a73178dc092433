"""Messages to persons, numbered per person."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    and_,
    bindparam,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)

from storage.prepared import HotConnection
from storage.rows import AnyRow
from storage.tables.messages import outbox
from storage.tables.people import identities, people
from tickets.errors import UnknownRecordError

QUEUED = "queued"
SENT = "sent"
FAILED = "failed"

_O, _I = outbox.c, identities.c
_ROW = (
    _O.id,
    _O.person_id,
    _O.seq,
    _O.body,
    _O.created_at,
    _O.importance,
    _O.answers,
    _O.state,
    _O.not_before,
    _O.expires_at,
    _O.attempts,
)
_NEXT_SEQ = (
    update(people)
    .where(people.c.id == bindparam("person"))
    .values(last_seq=people.c.last_seq + 1)
    .returning(people.c.last_seq)
)
_NEWEST = select(people.c.id, people.c.last_seq).where(
    people.c.id.in_(bindparam("persons", expanding=True))
)
_PUT = insert(outbox)
_OF_PERSON = _O.person_id == bindparam("person")
_AFTER = (
    select(*_ROW)
    .where(_OF_PERSON, _O.seq > bindparam("last"))
    .order_by(_O.seq)
    .limit(bindparam("most"))
)
_LATEST = select(*_ROW).where(_OF_PERSON).order_by(_O.seq.desc()).limit(bindparam("most"))
_BODIES = select(_O.body).where(_OF_PERSON).order_by(_O.seq)
_REMOVE_OF_PERSON = delete(outbox).where(_OF_PERSON)

_used_later = identities.alias("used_later")
_IS_LAST_USED = ~exists().where(
    _used_later.c.person_id == _I.person_id,
    _used_later.c.reachable,
    _used_later.c.last_used_at > _I.last_used_at,
)
_earlier = outbox.alias("earlier")
# What failed or is being sent holds back what follows it; what waits for its hour does not.
_HELD_BACK = exists().where(
    _earlier.c.person_id == _O.person_id,
    _earlier.c.seq < _O.seq,
    _earlier.c.state == QUEUED,
    or_(
        _earlier.c.claimed_until > bindparam("now"),
        and_(_earlier.c.attempts > 0, _earlier.c.not_before > bindparam("now")),
    ),
)
_DUE = (
    select(*_ROW, _I.external_id)
    .join(identities, _I.person_id == _O.person_id)
    .where(
        _I.channel == bindparam("channel"),
        _I.account == bindparam("account"),
        _I.reachable,
        _IS_LAST_USED,
        _O.state == QUEUED,
        or_(_O.not_before.is_(None), _O.not_before <= bindparam("now")),
        or_(_O.expires_at.is_(None), _O.expires_at > bindparam("now")),
        or_(_O.claimed_until.is_(None), _O.claimed_until <= bindparam("now")),
        ~_HELD_BACK,
    )
    .order_by(_O.created_at, _O.person_id, _O.seq)
    .limit(bindparam("most"))
    .with_for_update(of=outbox, skip_locked=True)
)
_ONE = _O.id == bindparam("message_id")
_CLAIM = (
    update(outbox).where(_ONE).values(claimed_until=bindparam("until"), attempts=_O.attempts + 1)
)
_MARK_SENT = update(outbox).where(_ONE).values(state=SENT, claimed_until=None)
_MARK_FAILED = (
    update(outbox)
    .where(_ONE)
    .values(state=bindparam("next_state"), not_before=bindparam("again"), claimed_until=None)
)


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A message to a person; ``attempts`` counts how often it was taken for sending."""

    id: str
    person_id: str
    seq: int
    body: str
    created_at: datetime
    importance: str
    answers: str | None
    state: str
    not_before: datetime | None
    expires_at: datetime | None
    attempts: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message that was claimed for sending, and the account on the channel it goes to."""

    row: OutboxRow
    external_id: str


class Outbox:
    """Messages to persons (handlers.stores.Outbox, and what sends and shows them)."""

    __slots__ = ("_connection", "_now")

    def __init__(self, connection: HotConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def put(
        self,
        message_id: str,
        person_id: str,
        body: str,
        *,
        importance: str,
        answers: str | None,
        not_before: datetime | None,
        expires_at: datetime | None,
    ) -> None:
        """Queue a message under the person's next number.

        Raises:
            UnknownRecordError: there is no such person.
        """
        seq = self._connection.execute(_NEXT_SEQ, {"person": person_id}).scalar_one_or_none()
        if seq is None:
            raise UnknownRecordError(f"there is no person {person_id}")
        self._connection.execute(
            _PUT,
            {
                "id": message_id,
                "person_id": person_id,
                "seq": seq,
                "body": body,
                "importance": importance,
                "answers": answers,
                "state": QUEUED,
                "attempts": 0,
                "not_before": not_before,
                "expires_at": expires_at,
                "created_at": self._now,
            },
        )

    def after(self, person_id: str, seq: int, limit: int) -> Sequence[OutboxRow]:
        """Return a person's messages above a number, in order, whatever their state."""
        named = {"person": person_id, "last": seq, "most": limit}
        return [_message(row) for row in self._connection.execute(_AFTER, named)]

    def latest(self, person_id: str, limit: int) -> Sequence[OutboxRow]:
        """Return a person's last messages, in order."""
        named = {"person": person_id, "most": limit}
        return [_message(row) for row in self._connection.execute(_LATEST, named)][::-1]

    def newest(self, person_ids: Collection[str]) -> Mapping[str, int]:
        """Return the number of each person's last message; 0 where there was none yet."""
        if not person_ids:
            return {}
        rows = self._connection.execute(_NEWEST, {"persons": list(person_ids)})
        return {row.id: row.last_seq for row in rows}

    def bodies(self, person_id: str) -> Sequence[str]:
        """Return all bodies still kept for a person, oldest first."""
        return self._connection.execute(_BODIES, {"person": person_id}).scalars().all()

    def remove_of_person(self, person_id: str) -> None:
        """Forget a person's messages; their numbers are not used again."""
        self._connection.execute(_REMOVE_OF_PERSON, {"person": person_id})

    def claim_due(
        self, channel: str, account: str, limit: int, now: datetime, lease: timedelta
    ) -> Sequence[Delivery]:
        """Take what can be sent now, oldest first; nobody else gets it while the lease runs.

        A message goes to the reachable identity that its person used last: where that is not
        on this account, it is not returned.
        """
        named = {"channel": channel, "account": account, "most": limit, "now": now}
        rows = self._connection.execute(_DUE, named).all()
        if rows:
            claims = [{"message_id": row.id, "until": now + lease} for row in rows]
            self._connection.execute(_CLAIM, claims)
        return [Delivery(_message(row, claims=1), row.external_id) for row in rows]

    def mark_sent(self, message_id: str) -> None:
        """Note that a message was sent."""
        self._connection.execute(_MARK_SENT, {"message_id": message_id})

    def mark_failed(self, message_id: str, not_before: datetime | None) -> None:
        """Let a message be sent again at a moment; with None it is given up."""
        state = FAILED if not_before is None else QUEUED
        named = {"message_id": message_id, "next_state": state, "again": not_before}
        self._connection.execute(_MARK_FAILED, named)


def _message(row: AnyRow, claims: int = 0) -> OutboxRow:
    return OutboxRow(
        id=row.id,
        person_id=row.person_id,
        seq=row.seq,
        body=row.body,
        created_at=row.created_at,
        importance=row.importance,
        answers=row.answers,
        state=row.state,
        not_before=row.not_before,
        expires_at=row.expires_at,
        attempts=row.attempts + claims,
    )
