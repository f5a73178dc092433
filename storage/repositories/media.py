"""Files as rows; the bytes live elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, or_, select, update

from storage.prepared import HotConnection
from storage.rows import AnyRow
from storage.tables.messages import media, media_tickets
from storage.upserts import insert_if_new
from tickets.errors import UnknownRecordError

WANTED = "wanted"
STORED = "stored"
FAILED = "failed"

_M = media.c
_ADD = insert(media)
_GET = select(media).where(_M.id == bindparam("media_id"))
_FIND_ALL = select(media).where(_M.id.in_(bindparam("wanted", expanding=True)))
_CLAIM = (
    update(media)
    .where(
        _M.id == bindparam("media_id"),
        or_(_M.person_id.is_(None), _M.person_id == bindparam("person")),
    )
    .values(person_id=bindparam("person"))
    .returning(_M.id)
)
_ATTACH = insert_if_new(media_tickets, ("media_id", "ticket_id"))
_MARK_STORED = update(media).where(_M.id == bindparam("media_id")).values(state=STORED)
_MARK_FAILED = update(media).where(_M.id == bindparam("media_id")).values(state=FAILED)
_TICKETS_OF = (
    select(media_tickets.c.ticket_id)
    .where(media_tickets.c.media_id == bindparam("media_id"))
    .order_by(media_tickets.c.ticket_id)
)
_OF_PERSON = select(_M.id).where(_M.person_id == bindparam("person"))
_DETACH_OF_PERSON = delete(media_tickets).where(media_tickets.c.media_id.in_(_OF_PERSON))
_REMOVE_OF_PERSON = delete(media).where(_M.person_id == bindparam("person"))


@dataclass(frozen=True, slots=True)
class MediaRow:
    """A file (handlers.stores.MediaRow).

    ``state`` is wanted, stored or failed. A wanted one names its ``source`` (channel:account)
    and the platform's ``ref``; a stored one has ``mime``, ``size`` (bytes) and ``sha256``.
    """

    id: str
    person_id: str | None
    kind: str
    mime: str | None
    size: int | None
    sha256: str | None
    source: str | None
    ref: str | None
    state: str
    created_at: datetime
    expires_at: datetime | None


class Media:
    """Files as rows (handlers.stores.Media, and what fetches and serves them)."""

    __slots__ = ("_connection", "_now")

    def __init__(self, connection: HotConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def add_wanted(
        self,
        media_id: str,
        person_id: str,
        kind: str,
        source: str,
        ref: str,
        expires_at: datetime | None = None,
    ) -> None:
        """Store a file that is to be fetched; ``source`` is ``channel:account``."""
        row = MediaRow(
            id=media_id,
            person_id=person_id,
            kind=kind,
            mime=None,
            size=None,
            sha256=None,
            source=source,
            ref=ref,
            state=WANTED,
            created_at=self._now,
            expires_at=expires_at,
        )
        self._add(row)

    def add_stored(
        self,
        media_id: str,
        person_id: str | None,
        kind: str,
        mime: str,
        size: int,
        sha256: str,
    ) -> None:
        """Store a file whose bytes are there; without a person until somebody claims it."""
        row = MediaRow(
            id=media_id,
            person_id=person_id,
            kind=kind,
            mime=mime,
            size=size,
            sha256=sha256,
            source=None,
            ref=None,
            state=STORED,
            created_at=self._now,
            expires_at=None,
        )
        self._add(row)

    def get(self, media_id: str) -> MediaRow:
        """Return a file; raise UnknownRecordError if there is none."""
        row = self._connection.execute(_GET, {"media_id": media_id}).first()
        if row is None:
            raise UnknownRecordError(f"there is no file {media_id}")
        return _media(row)

    def mark_stored(self, media_id: str, kind: str, mime: str, size: int, sha256: str) -> None:
        """Note that a wanted file's bytes are there, and what they are."""
        named = {
            "media_id": media_id,
            "kind": kind,
            "mime": mime,
            "size": size,
            "sha256": sha256,
        }
        self._connection.execute(_MARK_STORED, named)

    def mark_failed(self, media_id: str) -> None:
        """Note that a wanted file cannot be had."""
        self._connection.execute(_MARK_FAILED, {"media_id": media_id})

    def claim(self, media_id: str, person_id: str) -> bool:
        """Take an uploaded file for a person; False if there is none or it is another's."""
        named = {"media_id": media_id, "person": person_id}
        return self._connection.execute(_CLAIM, named).first() is not None

    def attach(self, media_ids: Sequence[str], ticket_id: str) -> None:
        """Let everyone who may see a ticket see these files."""
        for media_id in media_ids:
            self._connection.execute(
                _ATTACH.on(self._connection), {"media_id": media_id, "ticket_id": ticket_id}
            )

    def find_all(self, media_ids: Sequence[str]) -> Sequence[MediaRow]:
        """Return the rows of these files, in this order, without those that are gone."""
        if not media_ids:
            return ()
        rows = self._connection.execute(_FIND_ALL, {"wanted": list(media_ids)})
        found = {row.id: _media(row) for row in rows}
        return [found[media_id] for media_id in media_ids if media_id in found]

    def tickets_of(self, media_id: str) -> Sequence[str]:
        """Return the ids of the tickets a file is attached to."""
        return self._connection.execute(_TICKETS_OF, {"media_id": media_id}).scalars().all()

    def remove_of_person(self, person_id: str) -> None:
        """Forget a person's files; nobody can ask for their bytes any more."""
        for statement in (_DETACH_OF_PERSON, _REMOVE_OF_PERSON):
            self._connection.execute(statement, {"person": person_id})

    def _add(self, row: MediaRow) -> None:
        self._connection.execute(_ADD, asdict(row))


def _media(row: AnyRow) -> MediaRow:
    return MediaRow(
        id=row.id,
        person_id=row.person_id,
        kind=row.kind,
        mime=row.mime,
        size=row.size,
        sha256=row.sha256,
        source=row.source,
        ref=row.ref,
        state=row.state,
        created_at=row.created_at,
        expires_at=row.expires_at,
    )
