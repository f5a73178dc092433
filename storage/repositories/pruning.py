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
    bindparam,
    delete,
    exists,
    select,
    tuple_,
)

from storage.tables.messages import inbox, media, media_tickets, offers, outbox, sessions
from storage.tables.people import identities, invitation_failures, people

UNFINISHED = ("queued", "held", "failed")
LAST_KEPT = 50
"""So many messages of each person stay until they are old: a page shows them to who comes back."""

_BEFORE: BindParameter[datetime] = bindparam("before")
_MOST: BindParameter[int] = bindparam("most")
_I, _O, _M = inbox.c, outbox.c, media.c
_EVENT = (_I.channel, _I.account, _I.event_id)
_DROP_EVENTS = delete(inbox).where(
    tuple_(*_EVENT).in_(select(*_EVENT).where(_I.at < _BEFORE).order_by(_I.at).limit(_MOST))
)
_DROP_OFFERS = delete(offers).where(
    offers.c.number.in_(
        select(offers.c.number)
        .where(offers.c.expires_at < _BEFORE)
        .order_by(offers.c.expires_at)
        .limit(_MOST)
    )
)
_DROP_FAILURES = delete(invitation_failures).where(invitation_failures.c.at < _BEFORE)
_IS_FINISHED: ColumnElement[bool] = _O.state.not_in(UNFINISHED)
_OLD = (
    select(_O.id).where(_O.created_at < _BEFORE, _IS_FINISHED).order_by(_O.created_at).limit(_MOST)
)
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
_DROP_OLD = delete(outbox).where(_O.id.in_(_OLD))
_DROP_MESSAGES = delete(outbox).where(_O.id.in_(_THESE))
_used_since = exists().where(
    identities.c.person_id == sessions.c.person_id, identities.c.last_used_at >= _BEFORE
)
_LEFT_ALONE = (
    select(sessions.c.key)
    .where(sessions.c.key > bindparam("after"), ~_used_since)
    .order_by(sessions.c.key)
    .limit(_MOST)
)
_DROP_SESSIONS = delete(sessions).where(sessions.c.key.in_(_THESE), ~_used_since)
_is_shown = exists().where(media_tickets.c.media_id == _M.id)
_DROP_UPLOADS = delete(media).where(
    _M.id.in_(
        select(_M.id)
        .where(_M.person_id.is_(None), _M.created_at < _BEFORE, ~_is_shown)
        .limit(_MOST)
    )
)
_KNOWN_HASHES = select(_M.sha256).where(_M.sha256.in_(bindparam("hashes", expanding=True)))


@dataclass(frozen=True, slots=True)
class Crowded:
    """Messages that many newer ones follow; ``since`` is where to look for the next."""

    ids: tuple[str, ...]
    since: datetime


class Pruning:
    """Drops what has served its purpose, at most ``most`` rows a call, oldest first."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def drop_events(self, before: datetime, most: int) -> int:
        """Forget handled events; no platform delivers one again so late."""
        return self._drop(_DROP_EVENTS, before, most)

    def drop_offers(self, before: datetime, most: int) -> int:
        """Forget choices that ran out."""
        return self._drop(_DROP_OFFERS, before, most)

    def drop_failures(self, before: datetime) -> int:
        """Forget wrong invitation codes."""
        return self._connection.execute(_DROP_FAILURES, {"before": before}).rowcount

    def drop_messages(self, before: datetime, most: int) -> int:
        """Forget messages that were sent or shown, expired or not wanted."""
        return self._drop(_DROP_OLD, before, most)

    def find_crowded(self, since: datetime, before: datetime, most: int) -> Crowded:
        """Find finished messages of a time that are not among their person's last fifty."""
        named = {"since": since, "before": before, "most": most}
        rows = self._connection.execute(_CROWDED, named).all()
        last = rows[-1].created_at if rows else before
        return Crowded(tuple(row.id for row in rows), last)

    def drop_these_messages(self, ids: Sequence[str]) -> int:
        """Forget messages that were found crowded."""
        return self._connection.execute(_DROP_MESSAGES, {"ids": list(ids)}).rowcount

    def find_left_sessions(self, after: str, before: datetime, most: int) -> Sequence[str]:
        """Find conversations whose person was not heard since, by key from one key on."""
        named = {"after": after, "before": before, "most": most}
        return self._connection.execute(_LEFT_ALONE, named).scalars().all()

    def drop_sessions(self, keys: Sequence[str], before: datetime) -> int:
        """Forget conversations, but for those whose person has come back meanwhile."""
        named = {"ids": list(keys), "before": before}
        return self._connection.execute(_DROP_SESSIONS, named).rowcount

    def drop_uploads(self, before: datetime, most: int) -> int:
        """Forget files that nobody claimed; their bytes stay until they are swept."""
        return self._drop(_DROP_UPLOADS, before, most)

    def known_files(self, hashes: Sequence[str]) -> frozenset[str]:
        """Return those of some SHA-256 that a file's row names."""
        rows = self._connection.execute(_KNOWN_HASHES, {"hashes": list(hashes)}).scalars()
        return frozenset(rows)

    def _drop(self, statement: Delete, before: datetime, most: int) -> int:
        return self._connection.execute(statement, {"before": before, "most": most}).rowcount
