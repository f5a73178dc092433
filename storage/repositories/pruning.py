"""What the server clears away by itself, so that its tables do not grow for ever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Delete,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    select,
)

from storage.rows import AnyRow, AnySelect
from storage.tables.messages import (
    FAILED,
    HELD,
    QUEUED,
    inbox,
    media,
    media_tickets,
    offers,
    outbox,
    sessions,
)
from storage.tables.people import identities, invitation_failures, people

UNFINISHED = (QUEUED, HELD, FAILED)
LAST_KEPT = 50
"""So many messages of each person stay until they are old: a page shows them to who comes back."""

_BEFORE: BindParameter[datetime] = bindparam("before")
_MOST: BindParameter[int] = bindparam("most")
_I, _O, _M = inbox.c, outbox.c, media.c
_BOUND: BindParameter[datetime] = bindparam("bound")
_OLD_EVENT = _I.at < _BEFORE
_OLD_OFFER = offers.c.expires_at < _BEFORE
_DROP_FAILURES = delete(invitation_failures).where(invitation_failures.c.at < _BEFORE)
_IS_FINISHED: ColumnElement[bool] = _O.state.not_in(UNFINISHED)
_OLD_MESSAGE = and_(_O.created_at < _BEFORE, _IS_FINISHED)
_CROWDED = (
    select(_O.id, _O.created_at)
    .join(people, people.c.id == _O.person_id)
    .where(
        _O.created_at >= bindparam("since"),
        _O.created_at < _BEFORE,
        _IS_FINISHED,
        _O.seq <= people.c.last_seq - LAST_KEPT,
    )
    .order_by(_O.created_at)
    .limit(_MOST)
)
_THESE: BindParameter[Sequence[str]] = bindparam("ids", expanding=True)
_DROP_MESSAGES = delete(outbox).where(_O.id.in_(_THESE))
_IS_USED = identities.c.last_used_at >= _BEFORE
_SESSIONS = (
    select(sessions.c.key, sessions.c.person_id)
    .where(sessions.c.key > bindparam("after"))
    .order_by(sessions.c.key)
    .limit(_MOST)
)
_HEARD_SINCE = select(identities.c.person_id).where(identities.c.person_id.in_(_THESE), _IS_USED)
# Who writes just now holds the lock of their conversation, and is not found here.
_LOCK_SESSIONS = (
    select(sessions.c.key, sessions.c.person_id)
    .where(sessions.c.key.in_(_THESE))
    .with_for_update(skip_locked=True)
)
_DROP_SESSIONS = delete(sessions).where(sessions.c.key.in_(_THESE))
_is_shown = exists().where(media_tickets.c.media_id == _M.id)
_DROP_UPLOADS = delete(media).where(
    _M.id.in_(
        select(_M.id)
        .where(_M.person_id.is_(None), _M.created_at < _BEFORE, ~_is_shown)
        .limit(_MOST)
    )
)


def _oldest(
    table: Table, column: ColumnElement[datetime], condition: ColumnElement[bool]
) -> tuple[AnySelect, Delete]:
    """Build how to find up to when a step goes, and what it drops: a range of an index each."""
    found = select(column).where(condition).order_by(column).limit(1).offset(_MOST - 1)
    return found, delete(table).where(condition, column <= _BOUND)


_EVENTS = _oldest(inbox, _I.at, _OLD_EVENT)
_OFFERS = _oldest(offers, offers.c.expires_at, _OLD_OFFER)
_MESSAGES = _oldest(outbox, _O.created_at, _OLD_MESSAGE)
_KNOWN_HASHES = select(_M.sha256).where(_M.sha256.in_(bindparam("hashes", expanding=True)))


@dataclass(frozen=True, slots=True)
class Crowded:
    """Messages that many newer ones follow; ``since`` is where to look for the next."""

    ids: tuple[str, ...]
    since: datetime


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """Conversations of whom nobody heard; ``last`` is where to go on, None at the end."""

    keys: tuple[str, ...]
    last: str | None


class Pruning:
    """Drops what has served its purpose, at most ``most`` rows a call, oldest first."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def drop_events(self, before: datetime, most: int) -> int:
        """Forget handled events; no platform delivers one again so late."""
        return self._drop(_EVENTS, before, most)

    def drop_offers(self, before: datetime, most: int) -> int:
        """Forget choices that ran out."""
        return self._drop(_OFFERS, before, most)

    def drop_failures(self, before: datetime) -> int:
        """Forget wrong invitation codes."""
        return self._connection.execute(_DROP_FAILURES, {"before": before}).rowcount

    def drop_messages(self, before: datetime, most: int) -> int:
        """Forget messages that were sent or shown, expired or not wanted."""
        return self._drop(_MESSAGES, before, most)

    def find_crowded(self, since: datetime, before: datetime, most: int) -> Crowded:
        """Find finished messages of a time that are not among their person's last fifty."""
        named = {"since": since, "before": before, "most": most}
        rows = self._connection.execute(_CROWDED, named).all()
        last = rows[-1].created_at if rows else before
        return Crowded(tuple(row.id for row in rows), last)

    def drop_these_messages(self, ids: Sequence[str]) -> int:
        """Forget messages that were found crowded."""
        return self._connection.execute(_DROP_MESSAGES, {"ids": list(ids)}).rowcount

    def find_left_sessions(self, after: str, before: datetime, most: int) -> LeftAlone:
        """Look at conversations by key: find those whose person was not heard since."""
        rows = self._connection.execute(_SESSIONS, {"after": after, "most": most}).all()
        keys = self._left_alone(rows, before)
        return LeftAlone(keys, rows[-1].key if len(rows) == most else None)

    def drop_sessions(self, keys: Sequence[str], before: datetime) -> int:
        """Forget conversations, but for those whose person has come back meanwhile."""
        if not keys:
            return 0
        rows = self._connection.execute(_LOCK_SESSIONS, {"ids": list(keys)}).all()
        left = self._left_alone(rows, before)
        return self._connection.execute(_DROP_SESSIONS, {"ids": left}).rowcount if left else 0

    def drop_uploads(self, before: datetime, most: int) -> int:
        """Forget files that nobody claimed; their bytes stay until they are swept."""
        return self._connection.execute(_DROP_UPLOADS, {"before": before, "most": most}).rowcount

    def known_files(self, hashes: Sequence[str]) -> frozenset[str]:
        """Return those of some SHA-256 that a file's row names."""
        rows = self._connection.execute(_KNOWN_HASHES, {"hashes": list(hashes)}).scalars()
        return frozenset(rows)

    def _left_alone(self, rows: Sequence[AnyRow], before: datetime) -> tuple[str, ...]:
        """Return the keys of those rows whose person was not heard since."""
        if not rows:
            return ()
        persons = list({row.person_id for row in rows})
        found = self._connection.execute(_HEARD_SINCE, {"ids": persons, "before": before})
        heard = set(found.scalars())
        return tuple(row.key for row in rows if row.person_id not in heard)

    def _drop(self, step: tuple[AnySelect, Delete], before: datetime, most: int) -> int:
        find, drop = step
        named = {"before": before, "most": most}
        bound = self._connection.execute(find, named).scalar_one_or_none()
        return self._connection.execute(drop, {"before": before, "bound": bound or before}).rowcount
