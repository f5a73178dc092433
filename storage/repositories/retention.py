"""What is not kept for ever: the words, places and files of what ended long ago."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, Connection, bindparam, delete, or_, select, update

from storage.memo import Memo
from storage.tables.messages import inbox, media, media_tickets, offers, outbox
from storage.tables.people import invitation_failures
from storage.tables.tickets import events, requests, tickets, whistles
from tickets.people import Place

_BEFORE: BindParameter[datetime] = bindparam("before")
_ENDED = select(tickets.c.id).where(
    tickets.c.closed_at >= bindparam("after"), tickets.c.closed_at < _BEFORE
)
_REQUESTS = select(requests.c.id, requests.c.place).where(requests.c.ticket_id.in_(_ENDED))
_BLANK_REQUEST = (
    update(requests)
    .where(requests.c.id == bindparam("request"))
    .values(text="", media=(), place=bindparam("kept"), on_behalf_of=None, rating_comment="")
)
_BLANK_EVENTS = update(events).where(events.c.ticket_id.in_(_ENDED)).values(text="", media=())
_BLANK_WHISTLES = (
    update(whistles).where(whistles.c.ticket_id.in_(_ENDED)).values(text="", result="")
)
_BLANK_TICKETS = (
    update(tickets)
    .where(tickets.c.id.in_(_ENDED))
    .values(place_text="", estate=None, building=None, entrance=None, room=None, lat=None, lon=None)
)
_SHOWN_ELSEWHERE = select(media_tickets.c.media_id).where(media_tickets.c.ticket_id.not_in(_ENDED))
_FILES = select(media.c.id).where(
    or_(
        media.c.id.in_(
            select(media_tickets.c.media_id).where(media_tickets.c.ticket_id.in_(_ENDED))
        ),
        media.c.person_id.is_(None) & (media.c.created_at < bindparam("unclaimed_before")),
    ),
    media.c.id.not_in(_SHOWN_ELSEWHERE),
)
_THESE: BindParameter[Sequence[str]] = bindparam("ids", expanding=True)
_HASHES = select(media.c.sha256).where(media.c.id.in_(_THESE), media.c.sha256.is_not(None))
_DETACH = delete(media_tickets).where(media_tickets.c.media_id.in_(_THESE))
_DROP_FILES = delete(media).where(media.c.id.in_(_THESE))
_STILL_USED = select(media.c.sha256).where(media.c.sha256.in_(bindparam("hashes", expanding=True)))
_DROP_OUTBOX = delete(outbox).where(outbox.c.created_at < _BEFORE)
_DROP_TRACES = (
    delete(offers).where(offers.c.expires_at < _BEFORE),
    delete(inbox).where(inbox.c.at < _BEFORE),
    delete(invitation_failures).where(invitation_failures.c.at < _BEFORE),
)


@dataclass(frozen=True, slots=True)
class Purged:
    """What was purged; ``files`` are the hashes of bytes that nothing refers to any more."""

    requests: int
    messages: int
    files: tuple[str, ...]


class Retention:
    """Purges what is not to be kept; the record of what happened, without words, stays."""

    __slots__ = ("_connection", "_memo")

    def __init__(self, connection: Connection, memo: Memo) -> None:
        self._connection = connection
        self._memo = memo

    def purge_ended(self, after: datetime, before: datetime, unclaimed_before: datetime) -> Purged:
        """Blank the words, exact places and files of tickets that ended in a time.

        Messages from before its end are dropped, and uploads that nobody claimed.
        """
        ended = {"after": after, "before": before}
        blanked = self._blank_requests(ended)
        files = self._drop_files({**ended, "unclaimed_before": unclaimed_before})
        self._connection.execute(_BLANK_EVENTS, ended)
        self._connection.execute(_BLANK_WHISTLES, ended)
        self._connection.execute(_BLANK_TICKETS, ended)
        messages = self._connection.execute(_DROP_OUTBOX, {"before": before}).rowcount
        self._memo.forget()
        return Purged(blanked, messages, files)

    def drop_traces(self, before: datetime) -> int:
        """Drop choices, handled events and wrong codes of long ago; return how many."""
        named = {"before": before}
        return sum(self._connection.execute(drop, named).rowcount for drop in _DROP_TRACES)

    def _blank_requests(self, ended: dict[str, datetime]) -> int:
        rows = self._connection.execute(_REQUESTS, ended).all()
        blank = [
            {"request": row.id, "kept": Place(area=row.place.area, path=row.place.path)}
            for row in rows
        ]
        if blank:
            self._connection.execute(_BLANK_REQUEST, blank)
        return len(blank)

    def _drop_files(self, named: dict[str, datetime]) -> tuple[str, ...]:
        ids = self._connection.execute(_FILES, named).scalars().all()
        if not ids:
            return ()
        hashes = set(self._connection.execute(_HASHES, {"ids": ids}).scalars())
        self._connection.execute(_DETACH, {"ids": ids})
        self._connection.execute(_DROP_FILES, {"ids": ids})
        used = self._connection.execute(_STILL_USED, {"hashes": sorted(hashes)}).scalars()
        return tuple(sorted(hashes - set(used)))
