"""Messages to persons, numbered per person: putting them, and reading them in a mailbox."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, insert, literal, select, update
from sqlalchemy.sql.dml import UpdateBase

from storage.prepared import HotConnection
from storage.rows import AnyRow
from storage.tables.messages import (
    BROADCAST,
    FAILED,
    HELD,
    MAILBOX,
    QUEUED,
    is_state,
    outbox,
)
from storage.tables.people import identities, people
from tickets.errors import UnknownRecordError
from tickets.people import PULL_CHANNELS

RANKS = {"urgent": 0, "reply": 1, "task": 2, "notice": 2, "progress": 3, "broadcast": BROADCAST}
USUAL_RANK = 2

_O, _I, _P = outbox.c, identities.c, people.c
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
_NUMBER = (
    update(people)
    .where(_P.id == bindparam("person"))
    .values(last_seq=_P.last_seq + 1)
    .returning(_P.last_seq)
)
_NUMBER_AND_HELD = _NUMBER.returning(
    exists().where(_O.person_id == bindparam("person"), is_state(HELD)).label("holds")
)
# A claim looks at all identities again: this only says whose queue it waits in.
_NUMBER_AND_ROUTE = _NUMBER.returning(
    select(_I.channel + ":" + _I.account)
    .where(
        _I.person_id == bindparam("person"),
        _I.channel.not_in([literal(channel) for channel in sorted(PULL_CHANNELS)]),
    )
    .order_by(_I.reachable.desc(), _I.last_used_at.desc())
    .limit(1)
    .scalar_subquery()
    .label("route")
)
_PUT = insert(outbox)
_OF_PERSON = _O.person_id == bindparam("person")
_RELEASE = (
    update(outbox)
    .where(_OF_PERSON, is_state(HELD))
    .values(
        state=QUEUED,
        channel=bindparam("to_channel"),
        account=bindparam("to_account"),
        attempts=0,
        not_before=None,
        error=None,
    )
)
_NEWEST = select(_P.id, _P.last_seq).where(_P.id.in_(bindparam("persons", expanding=True)))
_AFTER = (
    select(*_ROW)
    .where(_OF_PERSON, _O.seq > bindparam("last"))
    .order_by(_O.seq)
    .limit(bindparam("most"))
)
_LATEST = select(*_ROW).where(_OF_PERSON).order_by(_O.seq.desc()).limit(bindparam("most"))
_BODIES = select(_O.body).where(_OF_PERSON).order_by(_O.seq)
_FIND_SENT = (
    select(_O.body)
    .where(
        _OF_PERSON,
        _O.channel == bindparam("on_channel"),
        _O.account == bindparam("by_account"),
        _O.ref == bindparam("name"),
    )
    .order_by(_O.seq.desc())
    .limit(1)
)
_REMOVE_OF_PERSON = delete(outbox).where(_OF_PERSON)
_DEAD = (
    select(_O.id, _O.person_id, _O.body, _O.channel, _O.error, _O.created_at)
    .where(is_state(FAILED), _O.created_at <= bindparam("now"))
    .order_by(_O.created_at.desc())
    .limit(bindparam("most"))
)
_RESEND = (
    update(outbox)
    .where(_O.id == bindparam("message_id"), is_state(FAILED))
    .values(state=QUEUED, attempts=0, not_before=None, expires_at=None, error=None)
    .returning(_O.channel, _O.account)
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
class DeadLetter:
    """A message that was given up; ``error`` says why."""

    id: str
    person_id: str
    body: str
    channel: str
    error: str
    created_at: datetime


class Outbox:
    """Messages to persons (handlers.stores.Outbox, and what mailboxes show)."""

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
    ) -> str | None:
        """Queue a message under the person's next number.

        Returns ``channel:account`` of the bot that is to send it, None where the person only
        reads it: an answer leaves where the question came from, anything else where its person
        was last.

        Raises:
            UnknownRecordError: there is no such person.
        """
        seq, route = self._number(person_id, answers)
        channel, _, account = (route or "").partition(":")
        self._connection.execute(
            _PUT,
            {
                "id": message_id,
                "person_id": person_id,
                "seq": seq,
                "body": body,
                "importance": importance,
                "rank": RANKS.get(importance, USUAL_RANK),
                "answers": answers,
                "state": MAILBOX if route is None else QUEUED,
                "attempts": 0,
                "not_before": not_before,
                "expires_at": expires_at,
                "created_at": self._now,
                "channel": channel or None,
                "account": account if route is not None else None,
            },
        )
        return route

    def after(self, person_id: str, seq: int, limit: int) -> Sequence[OutboxRow]:
        """Return a person's messages above a number, in order, whatever their state."""
        named = {"person": person_id, "last": seq, "most": limit}
        return [message_of(row) for row in self._connection.execute(_AFTER, named)]

    def latest(self, person_id: str, limit: int) -> Sequence[OutboxRow]:
        """Return a person's last messages, in order."""
        named = {"person": person_id, "most": limit}
        return [message_of(row) for row in self._connection.execute(_LATEST, named)][::-1]

    def newest(self, person_ids: Collection[str]) -> Mapping[str, int]:
        """Return the number of each person's last message; 0 where there was none yet."""
        if not person_ids:
            return {}
        rows = self._connection.execute(_NEWEST, {"persons": list(person_ids)})
        return {row.id: row.last_seq for row in rows}

    def bodies(self, person_id: str) -> Sequence[str]:
        """Return all bodies still kept for a person, oldest first."""
        return self._connection.execute(_BODIES, {"person": person_id}).scalars().all()

    def find_sent(self, person_id: str, channel: str, account: str, ref: str) -> str | None:
        """Return the body of what a person was sent, by the platform's name of it; None if gone.

        Of several that stood in one place one after the other it is the last.
        """
        named = {"person": person_id, "on_channel": channel, "by_account": account, "name": ref}
        row = self._connection.execute(_FIND_SENT, named).first()
        return None if row is None else str(row.body)

    def remove_of_person(self, person_id: str) -> None:
        """Forget a person's messages; their numbers are not used again."""
        self._connection.execute(_REMOVE_OF_PERSON, {"person": person_id})

    def dead(self, limit: int) -> Sequence[DeadLetter]:
        """Return the newest dead letters."""
        rows = self._connection.execute(_DEAD, {"most": limit, "now": self._now})
        return [
            DeadLetter(
                row.id, row.person_id, row.body, row.channel, row.error or "", row.created_at
            )
            for row in rows
        ]

    def resend(self, message_id: str) -> str | None:
        """Queue a dead letter again; return its bot as ``put`` does, None if it is gone."""
        row = self._connection.execute(_RESEND, {"message_id": message_id}).first()
        return None if row is None else f"{row.channel}:{row.account}"

    def _number(self, person_id: str, answers: str | None) -> tuple[int, str | None]:
        """Take the person's next number, and say which bot's queue the message goes to."""
        if answers is None:
            row = self._numbered(_NUMBER_AND_ROUTE, person_id)
            return row.last_seq, row.route
        channel, account, *_ = f"{answers}::".split(":", 2)
        if channel in PULL_CHANNELS:
            return self._numbered(_NUMBER, person_id).last_seq, None
        row = self._numbered(_NUMBER_AND_HELD, person_id)
        if row.holds:
            named = {"person": person_id, "to_channel": channel, "to_account": account}
            self._connection.execute(_RELEASE, named)
        return row.last_seq, f"{channel}:{account}"

    def _numbered(self, statement: UpdateBase, person_id: str) -> AnyRow:
        row = self._connection.execute(statement, {"person": person_id}).first()
        if row is None:
            raise UnknownRecordError(f"there is no person {person_id}")
        return row


def message_of(row: AnyRow) -> OutboxRow:
    """Read a row."""
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
        attempts=row.attempts,
    )
