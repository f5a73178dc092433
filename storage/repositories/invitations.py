"""Invitations to a role, and the wrong codes that were tried."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from storage.rows import AnySelect
from storage.tables.people import invitation_failures, invitations
from tickets.errors import UnknownRecordError
from tickets.people import Invitation, Role

_F = invitation_failures.c
_ADD = insert(invitations)
_SAVE = update(invitations).where(invitations.c.id == bindparam("invitation_id"))
_GET = select(invitations).where(invitations.c.id == bindparam("wanted"))
# Two people who enter one code at once must not both find it unused.
_FIND_BY_HASH = (
    select(invitations).where(invitations.c.code_hash == bindparam("wanted")).with_for_update()
)
_ADD_FAILURE = insert(invitation_failures).inline()
_FAILURES_SINCE = (
    select(func.count())
    .select_from(invitation_failures)
    .where(_F.key == bindparam("failed_key"), _F.at >= bindparam("since"))
)


class Invitations:
    """Invitations and wrong codes (tickets.ports.Invitations)."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, invitation: Invitation) -> None:
        """Store a new invitation."""
        self._connection.execute(_ADD, _columns(invitation))

    def save(self, invitation: Invitation) -> None:
        """Store a changed invitation."""
        self._connection.execute(_SAVE, _columns(invitation) | {"invitation_id": invitation.id})

    def get(self, invitation_id: str) -> Invitation:
        """Return an invitation; raise UnknownRecordError if there is none."""
        found = self._find(_GET, invitation_id)
        if found is None:
            raise UnknownRecordError(f"there is no invitation {invitation_id}")
        return found

    def find_by_hash(self, code_hash: str) -> Invitation | None:
        """Return the invitation whose code has this hash, locked until the transaction ends."""
        return self._find(_FIND_BY_HASH, code_hash)

    def add_failure(self, key: str, at: datetime) -> None:
        """Remember a wrong code from a person or address."""
        self._connection.execute(_ADD_FAILURE, {"key": key, "at": at})

    def failures_since(self, key: str, since: datetime) -> int:
        """Count the wrong codes from a person or address since a moment."""
        count = self._connection.execute(_FAILURES_SINCE, {"failed_key": key, "since": since})
        return int(count.scalar_one())

    def _find(self, statement: AnySelect, wanted: str) -> Invitation | None:
        row = self._connection.execute(statement, {"wanted": wanted}).mappings().first()
        if row is None:
            return None
        return Invitation(**{**row, "role": Role(row["role"])})


def _columns(invitation: Invitation) -> dict[str, object]:
    return asdict(invitation) | {"role": invitation.role.value}
