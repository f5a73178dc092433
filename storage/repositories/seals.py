"""Seals over the audit: each hashes a batch of rows and the seal before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection, bindparam, func, insert, select

from storage.locking import lock_name
from storage.rows import AnyRow
from storage.tables.upkeep import audit, audit_seals

MOST_SEALED = 1000
FIRST_SEAL = "0" * 64

_S = audit_seals.c
_LAST = select(audit_seals).order_by(_S.number.desc()).limit(1)
_ALL = select(audit_seals).order_by(_S.number)
_ADD = insert(audit_seals).inline()
_TO_SEAL = (
    select(audit)
    .where(audit.c.number > bindparam("after"), audit.c.at <= bindparam("until"))
    .order_by(audit.c.number)
    .limit(MOST_SEALED)
)
_SEALED = (
    select(audit)
    .where(audit.c.number > bindparam("after"), audit.c.number <= bindparam("last"))
    .order_by(audit.c.number)
)
_UNSEALED = select(func.count()).select_from(audit).where(audit.c.number > bindparam("after"))


@dataclass(frozen=True, slots=True)
class Verified:
    """What the seals say: the broken ones by number, the last hash, how many rows wait."""

    seals: int
    broken: tuple[int, ...]
    last_hash: str
    unsealed: int


class Seals:
    """Seals the audit and checks the seals."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def seal(self, until: datetime, now: datetime) -> int:
        """Seal the next rows that were written up to a moment; return how many, at most 1,000.

        The moment must lie so far back that no row of it can still be on its way.
        """
        lock_name(self._connection, "audit_seals")
        before = self._connection.execute(_LAST).first()
        after, previous = (before.last, before.hash) if before is not None else (0, FIRST_SEAL)
        rows = self._connection.execute(_TO_SEAL, {"after": after, "until": until}).all()
        if rows:
            self._connection.execute(
                _ADD, {"last": rows[-1].number, "hash": _hash(previous, rows), "at": now}
            )
        return len(rows)

    def verify(self) -> Verified:
        """Check every seal against the rows it covers."""
        seals = self._connection.execute(_ALL).all()
        broken = tuple(self._broken(seals))
        last, last_hash = (seals[-1].last, seals[-1].hash) if seals else (0, FIRST_SEAL)
        unsealed = self._connection.execute(_UNSEALED, {"after": last}).scalar_one()
        return Verified(len(seals), broken, last_hash, unsealed)

    def _broken(self, seals: Sequence[AnyRow]) -> Iterator[int]:
        after, previous = 0, FIRST_SEAL
        for seal in seals:
            rows = self._connection.execute(_SEALED, {"after": after, "last": seal.last}).all()
            if _hash(previous, rows) != seal.hash:
                yield seal.number
            after, previous = seal.last, seal.hash


def _hash(previous: str, rows: Sequence[AnyRow]) -> str:
    digest = hashlib.sha256(previous.encode())
    for row in rows:
        at = row.at.astimezone(UTC).isoformat(timespec="microseconds")
        digest.update(msgspec.json.encode((row.number, at, row.actor, row.action, row.subject)))
    return digest.hexdigest()
