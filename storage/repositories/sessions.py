"""Conversation states."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, select

from storage.locking import lock_name
from storage.prepared import HotConnection
from storage.tables.messages import sessions
from storage.upserts import upsert

_S = sessions.c
_LOAD = select(_S.body).where(_S.key == bindparam("wanted")).with_for_update()
_SAVE = upsert(sessions, ("key",), ("person_id", "body"))
_PERSON_OF = select(_S.person_id).where(_S.key == bindparam("wanted"))
_OF_PERSON = select(_S.key, _S.body).where(_S.person_id == bindparam("person")).order_by(_S.key)
_REMOVE_OF_PERSON = delete(sessions).where(_S.person_id == bindparam("person"))


class Sessions:
    """Conversation states by conversation key (handlers.stores.Sessions)."""

    __slots__ = ("_connection",)

    def __init__(self, connection: HotConnection) -> None:
        self._connection = connection

    def load(self, key: str) -> str | None:
        """Return a conversation's state, locked until the transaction ends, or None.

        A conversation that has no state yet is locked as well.
        """
        body: str | None = self._connection.execute(_LOAD, {"wanted": key}).scalar_one_or_none()
        if body is None and lock_name(self._connection, f"session:{key}"):
            body = self._connection.execute(_LOAD, {"wanted": key}).scalar_one_or_none()
        return body

    def save(self, key: str, person_id: str, body: str) -> None:
        """Store a conversation's state."""
        self._connection.execute(
            _SAVE.on(self._connection), {"key": key, "person_id": person_id, "body": body}
        )

    def person_of(self, key: str) -> str | None:
        """Return whose conversation it is, or None if there is none."""
        person_id: str | None = self._connection.execute(
            _PERSON_OF, {"wanted": key}
        ).scalar_one_or_none()
        return person_id

    def of_person(self, person_id: str) -> Sequence[tuple[str, str]]:
        """Return key and state of a person's conversations."""
        rows = self._connection.execute(_OF_PERSON, {"person": person_id})
        return [(row.key, row.body) for row in rows]

    def remove_of_person(self, person_id: str) -> None:
        """Forget a person's conversations."""
        self._connection.execute(_REMOVE_OF_PERSON, {"person": person_id})
