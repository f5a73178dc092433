"""Lists of choices that were shown."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from storage.prepared import HotConnection
from storage.rows import AnyRow
from storage.tables.messages import offers

_O = offers.c
_ADD = insert(offers).inline()
# Two taps at once must not both find the choice unused.
_FIND = select(offers).where(_O.id == bindparam("wanted")).with_for_update()
_NEWEST = (
    select(offers).where(_O.person_id == bindparam("person")).order_by(_O.number.desc()).limit(1)
)
_REMOVE = delete(offers).where(_O.id == bindparam("wanted"))
_SET_USED = update(offers).where(_O.id == bindparam("wanted")).values(used=bindparam("bits"))
_REMOVE_OF_PERSON = delete(offers).where(_O.person_id == bindparam("person"))


@dataclass(frozen=True, slots=True)
class OfferRow:
    """A list of choices that was shown to a person (handlers.stores.OfferRow)."""

    id: str
    person_id: str
    conversation: str | None
    body: str
    used: int
    expires_at: datetime


class Offers:
    """Lists of choices shown (handlers.stores.Offers)."""

    __slots__ = ("_connection",)

    def __init__(self, connection: HotConnection) -> None:
        self._connection = connection

    def add(
        self,
        list_id: str,
        person_id: str,
        conversation: str | None,
        body: str,
        expires_at: datetime,
    ) -> None:
        """Store a list that is shown."""
        self._connection.execute(
            _ADD,
            {
                "id": list_id,
                "person_id": person_id,
                "conversation": conversation,
                "body": body,
                "used": 0,
                "expires_at": expires_at,
            },
        )

    def find(self, list_id: str) -> OfferRow | None:
        """Return a list, locked until the transaction ends."""
        return _offer(self._connection.execute(_FIND, {"wanted": list_id}).first())

    def newest(self, person_id: str) -> OfferRow | None:
        """Return the list that was shown last to a person."""
        return _offer(self._connection.execute(_NEWEST, {"person": person_id}).first())

    def show_last(self, list_id: str) -> None:
        """Make a list the one shown last: its message left after those queued behind it.

        One that was answered already stays where it is.
        """
        row = self.find(list_id)
        if row is None or row.used:
            return
        newest = self.newest(row.person_id)
        if newest is None or newest.id == list_id:
            return
        self._connection.execute(_REMOVE, {"wanted": list_id})
        self._connection.execute(_ADD, asdict(row))

    def set_used(self, list_id: str, used: int) -> None:
        """Store which choices were pressed."""
        self._connection.execute(_SET_USED, {"wanted": list_id, "bits": used})

    def remove_of_person(self, person_id: str) -> None:
        """Forget the lists shown to a person."""
        self._connection.execute(_REMOVE_OF_PERSON, {"person": person_id})


def _offer(row: AnyRow | None) -> OfferRow | None:
    if row is None:
        return None
    return OfferRow(
        id=row.id,
        person_id=row.person_id,
        conversation=row.conversation,
        body=row.body,
        used=row.used,
        expires_at=row.expires_at,
    )
