"""What is to be looked at later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, bindparam, delete, func, literal, or_, select, update

from storage.columns import KEY, Moment
from storage.prepared import HotConnection
from storage.tables.tickets import tickets
from storage.tables.upkeep import jobs
from storage.upserts import insert_from, upsert
from tickets.model import TimeClass
from tickets.status import OPEN

PAYLOAD_VERSION = 1
DueColumns = tuple[str, str, str, datetime, int]

_J = jobs.c
_SCHEDULE = upsert(
    jobs, ("kind", "key"), ("due_at", "subject", "payload_version", "attempts", "claimed_until")
)
_ONE = (_J.kind == bindparam("job_kind")) & (_J.key == bindparam("job_key"))
_OPEN_TICKETS = select(
    bindparam("wanted_kind", type_=KEY),
    tickets.c.id,
    bindparam("at", type_=Moment),
    tickets.c.id,
    literal(PAYLOAD_VERSION),
    literal(0),
).where(
    tickets.c.status.in_([status.value for status in sorted(OPEN)]),
    # Those of the other classes are counted around the clock.
    tickets.c.time_class.in_([TimeClass.GENERAL.value, TimeClass.COMPLEX.value]),
)
_FOR_OPEN_TICKETS = insert_from(
    jobs, ("kind", "key", "due_at", "subject", "payload_version", "attempts"), _OPEN_TICKETS
)
_CANCEL = delete(jobs).where(_ONE)
_DUE = (
    select(_J.kind, _J.key, _J.subject, _J.due_at, _J.attempts)
    .where(
        _J.due_at <= bindparam("now"),
        or_(_J.claimed_until.is_(None), _J.claimed_until <= bindparam("now")),
    )
    .order_by(_J.due_at, _J.kind, _J.key)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_DUE_OF_KIND = _DUE.where(_J.kind == bindparam("job_kind"))
_DUE_BESIDES = _DUE.where(_J.kind != bindparam("job_kind"))
_CLAIM = update(jobs).where(_ONE).values(claimed_until=bindparam("until"), attempts=_J.attempts + 1)
_DONE = delete(jobs).where(_ONE, _J.due_at == bindparam("was_due"))
_RETRY = (
    update(jobs)
    .where(_ONE, _J.claimed_until.is_not(None))
    .values(due_at=bindparam("again"), claimed_until=None)
)
_NEXT_FREE = select(func.min(_J.due_at)).where(_J.claimed_until.is_(None))
_NEXT_CLAIMED = select(func.min(_J.claimed_until))


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job that was claimed; ``attempts`` counts this one too."""

    kind: str
    key: str
    subject: str
    due_at: datetime
    attempts: int


class Jobs:
    """Jobs: tickets.ports.Jobs, and what runs them."""

    __slots__ = ("_connection", "earliest")

    def __init__(self, connection: HotConnection) -> None:
        self._connection = connection
        self.earliest: datetime | None = None
        """The first moment that this transaction has scheduled something for."""

    def schedule(self, kind: str, key: str, due_at: datetime, subject: str) -> None:
        """Wake ``kind`` for ``subject`` at a moment; the same kind and key is moved."""
        self.earliest = due_at if self.earliest is None else min(self.earliest, due_at)
        self._connection.execute(
            _SCHEDULE.on(self._connection),
            {
                "kind": kind,
                "key": key,
                "due_at": due_at,
                "subject": subject,
                "payload_version": PAYLOAD_VERSION,
                "attempts": 0,
                "claimed_until": None,
            },
        )

    def schedule_for_open_tickets(self, kind: str, at: datetime) -> None:
        """Wake ``kind`` for every open ticket whose deadlines count working time."""
        self._connection.execute(
            _FOR_OPEN_TICKETS.on(self._connection), {"wanted_kind": kind, "at": at}
        )

    def cancel(self, kind: str, key: str) -> None:
        """Forget a job."""
        self._connection.execute(_CANCEL, _named(kind, key))

    def claim_due(
        self, now: datetime, limit: int, lease: timedelta, besides: str = ""
    ) -> Sequence[JobRow]:
        """Take what is due besides a kind, earliest first; nobody else gets it in the lease."""
        return self._claim(_DUE_BESIDES, besides, now, limit, lease)

    def claim_of_kind(
        self, kind: str, now: datetime, limit: int, lease: timedelta
    ) -> Sequence[JobRow]:
        """Take what is due of one kind, as ``claim_due`` does."""
        return self._claim(_DUE_OF_KIND, kind, now, limit, lease)

    def _claim(
        self, due: Select[DueColumns], kind: str, now: datetime, limit: int, lease: timedelta
    ) -> Sequence[JobRow]:
        named = {"job_kind": kind, "now": now, "most": limit}
        rows = self._connection.execute(due, named).all()
        if rows:
            until = now + lease
            claims = [{**_named(row.kind, row.key), "until": until} for row in rows]
            self._connection.execute(_CLAIM, claims)
        return [
            JobRow(row.kind, row.key, row.subject, row.due_at, row.attempts + 1) for row in rows
        ]

    def done(self, kind: str, key: str, due_at: datetime) -> None:
        """Forget a job that ran, unless it was moved away from ``due_at`` meanwhile."""
        self._connection.execute(_DONE, {**_named(kind, key), "was_due": due_at})

    def retry(self, kind: str, key: str, at: datetime) -> None:
        """Let a claimed job run again at a moment, unless it was scheduled anew meanwhile."""
        self._connection.execute(_RETRY, {**_named(kind, key), "again": at})

    def next_due(self) -> datetime | None:
        """Return when there is next something to claim; None if there is nothing."""
        free = self._connection.execute(_NEXT_FREE).scalar_one()
        claimed = self._connection.execute(_NEXT_CLAIMED).scalar_one()
        return min((at for at in (free, claimed) if at is not None), default=None)


def _named(kind: str, key: str) -> dict[str, object]:
    return {"job_kind": kind, "job_key": key}
