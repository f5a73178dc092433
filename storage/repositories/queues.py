"""The queues of the bot accounts: what each is to send now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    update,
)

from storage.rows import AnyRow
from storage.tables.messages import ANSWERED, BROADCAST, QUEUED, is_state, outbox

URGENT = 0
MOST_RIDERS = 10
# The response must reach its reader before what follows it.
ANSWER_LEAD = timedelta(seconds=1)

_O = outbox.c
_COLUMNS = (
    "id",
    "person_id",
    "body",
    "importance",
    "answers",
    "expires_at",
    "attempts",
    "claimed_until",
    "error",
)


def _is_queued(rows: FromClause) -> ColumnElement[bool]:
    """Build the condition that a row waits for one bot account."""
    return and_(
        is_state(QUEUED, rows),
        rows.c.channel == bindparam("channel"),
        rows.c.account == bindparam("account"),
    )


def _is_queued_too(rows: FromClause) -> ColumnElement[bool]:
    """Build the same condition for rows that are found by their person.

    SQLite would read the whole queue of the account instead, could it use that index here.
    """
    return and_(
        is_state(QUEUED, rows),
        func.coalesce(rows.c.channel, "") == bindparam("channel"),
        func.coalesce(rows.c.account, "") == bindparam("account"),
    )


def _is_due(rows: FromClause) -> ColumnElement[bool]:
    return or_(rows.c.not_before.is_(None), rows.c.not_before <= bindparam("now"))


def _is_free(rows: FromClause) -> ColumnElement[bool]:
    return or_(rows.c.claimed_until.is_(None), rows.c.claimed_until <= bindparam("now"))


def _precedes(earlier: FromClause, later: FromClause) -> ColumnElement[bool]:
    """Build the condition that one row of a chat must leave before another."""
    return and_(
        earlier.c.person_id == later.c.person_id,
        _is_queued_too(earlier),
        earlier.c.seq < later.c.seq,
        or_(earlier.c.rank != BROADCAST, later.c.rank == BROADCAST),
    )


def _holds_back(rows: FromClause) -> ColumnElement[bool]:
    """Build the condition that what follows a row waits for it; not so where it waits for an hour.

    Answers have no such hour, only times to be tried.
    """
    return or_(_is_due(rows), rows.c.attempts > 0, rows.c.answers.is_not(None))


def _is_stuck(rows: FromClause) -> ColumnElement[bool]:
    return or_(
        rows.c.claimed_until > bindparam("now"),
        and_(rows.c.attempts > 0, rows.c.not_before > bindparam("now")),
    )


def _is_left_to_us(rows: FromClause) -> ColumnElement[bool]:
    """Build the condition that no HTTP response is about to carry a row.

    What answers an event waits until the response is too late, or has carried the first answer:
    that gave the others a time.
    """
    return or_(
        rows.c.answers.is_(None),
        rows.c.created_at <= bindparam("answers_before"),
        rows.c.not_before.is_not(None),
    )


def _claimable(*, answers_in_response: bool) -> Select[tuple[object, ...]]:
    """Build the question for the next row of each of the most urgent chats.

    A chat is as urgent as the most urgent row in it; what leaves first is its earliest one.
    """
    head, stuck, earlier = (outbox.alias(name) for name in ("head", "stuck", "earlier"))
    chats = select(_O.person_id).where(
        _is_queued(outbox),
        _is_due(outbox),
        _is_free(outbox),
        _O.person_id.not_in(bindparam("closed", expanding=True)),
        or_(_O.rank == URGENT, _O.person_id.not_in(bindparam("resting", expanding=True))),
        ~exists().where(_precedes(stuck, outbox), _is_stuck(stuck)),
    )
    heads = select(*(head.c[name] for name in _COLUMNS)).where(
        _is_queued_too(head),
        _is_due(head),
        _is_free(head),
        ~exists().where(_precedes(earlier, head), _holds_back(earlier)),
    )
    if answers_in_response:
        chats, heads = chats.where(_is_left_to_us(outbox)), heads.where(_is_left_to_us(head))
    wanted = chats.order_by(_O.rank, _O.id).limit(bindparam("most")).cte("wanted")
    return (
        heads.where(head.c.person_id.in_(select(wanted.c.person_id)))
        .order_by(head.c.rank, head.c.id)
        .with_for_update(of=head, skip_locked=True)
    )


_CLAIMABLE = _claimable(answers_in_response=False)
_CLAIMABLE_WITHOUT_ANSWERS = _claimable(answers_in_response=True)
_CLAIM = (
    update(outbox)
    .where(_O.id.in_(bindparam("ids", expanding=True)))
    .values(claimed_until=bindparam("until"), attempts=_O.attempts + 1)
)
_OLDEST = select(func.min(func.coalesce(_O.not_before, _O.created_at))).where(
    _is_queued(outbox), _is_due(outbox)
)
_ANSWER_COLUMNS = (_O.id, _O.seq, _O.body, _O.created_at, _O.state, _O.claimed_until)
_ANSWERS = (
    select(*_ANSWER_COLUMNS, _O.person_id, _O.channel, _O.account)
    .where(_O.answers == bindparam("event"), _O.channel.is_not(None))
    .order_by(_O.seq)
    .with_for_update()
)
_WAITING = (
    select(*_ANSWER_COLUMNS)
    .where(
        _O.person_id == bindparam("person"),
        _is_queued(outbox),
        _O.answers.is_(None),
        _O.seq < bindparam("before"),
        _is_due(outbox),
        _is_free(outbox),
    )
    .order_by(_O.seq.desc())
    .limit(MOST_RIDERS)
    .with_for_update(skip_locked=True)
)
_ANSWERED = (
    update(outbox)
    .where(_O.id == bindparam("message_id"))
    .values(
        state=ANSWERED,
        sent_at=bindparam("at"),
        attempts=_O.attempts + 1,
        answers=bindparam("event"),
    )
)
_LET_OTHERS_FOLLOW = (
    update(outbox)
    .where(_O.answers == bindparam("event"), _O.channel.is_not(None), is_state(QUEUED))
    .values(not_before=bindparam("again"))
)


@dataclass(frozen=True, slots=True)
class QueuedRow:
    """A message that was claimed; ``attempts`` counts this claim too.

    ``was_claimed``: whoever claimed it before never said what became of it.
    """

    id: str
    person_id: str
    body: str
    importance: str
    answers: str | None
    expires_at: datetime | None
    attempts: int
    was_claimed: bool
    error: str | None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A message that goes into the response to the event that it answers."""

    id: str
    seq: int
    body: str
    created_at: datetime


class Queues:
    """The queues of the bot accounts (bot.sending.Queues)."""

    __slots__ = ("_connection", "_now")

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def claim(
        self,
        channel: str,
        account: str,
        limit: int,
        lease: timedelta,
        *,
        closed: Collection[str] = (),
        resting: Collection[str] = (),
        answers_in: timedelta | None = None,
    ) -> Sequence[QueuedRow]:
        """Take what an account is to send now, one message a chat at most, most urgent first.

        Nobody else gets it while the lease runs. The persons ``closed`` get nothing, those
        ``resting`` only what is urgent. Where HTTP responses carry first answers, what answers
        an event is left to them for the time ``answers_in``.
        """
        named: dict[str, object] = {
            "channel": channel,
            "account": account,
            "most": limit,
            "now": self._now,
            "closed": list(closed),
            "resting": list(resting),
        }
        statement = _CLAIMABLE
        if answers_in is not None:
            statement = _CLAIMABLE_WITHOUT_ANSWERS
            named["answers_before"] = self._now - answers_in
        firsts: dict[str, AnyRow] = {}
        for row in self._connection.execute(statement, named):
            firsts.setdefault(row.person_id, row)
        if firsts:
            ids = [row.id for row in firsts.values()]
            self._connection.execute(_CLAIM, {"ids": ids, "until": self._now + lease})
        return [_queued(row) for row in firsts.values()]

    def oldest(self, channel: str, account: str) -> datetime | None:
        """Return since when the longest waiting of what is due waits; None if nothing does."""
        named = {"channel": channel, "account": account, "now": self._now}
        moment: datetime | None = self._connection.execute(_OLDEST, named).scalar_one()
        return moment

    def take_answers(
        self, event: str, choose: Callable[[Sequence[AnswerRow]], int]
    ) -> Sequence[AnswerRow]:
        """Take the first answers to an event for its HTTP response; the same ones every time.

        ``choose`` says how many of those that there are; the others need not wait any longer. What
        waits for the person in this queue goes along, before them, as far as there is room. None
        are taken where there are none, or where the first one left, or is leaving, by a call of
        its own.
        """
        rows = self._connection.execute(_ANSWERS, {"event": event}).all()
        taken = [_answer(row) for row in rows if row.state == ANSWERED]
        if taken or not rows:
            return taken
        free = [_answer(row) for row in takewhile(_is_there, rows)]
        taken = free[: choose(free)] if free else []
        if taken:
            taken = [*self._riders(rows[0], taken, choose), *taken]
        for answer in taken:
            named = {"message_id": answer.id, "at": self._now, "event": event}
            self._connection.execute(_ANSWERED, named)
        if free:
            again = self._now + ANSWER_LEAD if taken else self._now
            self._connection.execute(_LET_OTHERS_FOLLOW, {"event": event, "again": again})
        return taken

    def _riders(
        self,
        first: AnyRow,
        taken: Sequence[AnswerRow],
        choose: Callable[[Sequence[AnswerRow]], int],
    ) -> Sequence[AnswerRow]:
        """Return what else the response has room for, of what was queued before its answers."""
        named = {
            "person": first.person_id,
            "channel": first.channel,
            "account": first.account,
            "before": first.seq,
            "now": self._now,
        }
        riders: list[AnswerRow] = []
        for row in self._connection.execute(_WAITING, named).all():
            wanted = [_answer(row), *riders]
            if choose([*wanted, *taken]) == len(wanted) + len(taken):
                riders = wanted
        return riders


def _is_there(row: AnyRow) -> bool:
    """Tell whether nobody is sending a message."""
    return row.state == QUEUED and row.claimed_until is None


def _answer(row: AnyRow) -> AnswerRow:
    return AnswerRow(row.id, row.seq, row.body, row.created_at)


def _queued(row: AnyRow) -> QueuedRow:
    return QueuedRow(
        id=row.id,
        person_id=row.person_id,
        body=row.body,
        importance=row.importance,
        answers=row.answers,
        expires_at=row.expires_at,
        attempts=row.attempts + 1,
        was_claimed=row.claimed_until is not None,
        error=row.error,
    )
