"""What the learner learns from, in order."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from sqlalchemy import bindparam, delete, func, insert, select, update

from storage.locking import lock_name
from storage.prepared import HotConnection
from storage.repositories.meta import Meta
from storage.rows import AnySelect
from storage.tables.learning import lessons

LOCK = "lessons"
SALT = "lessons-salt"
GENERATION = "lessons-generation"

_L = lessons.c
_ADD = insert(lessons).inline()
_AFTER = (
    select(lessons)
    .where(_L.number > bindparam("last"))
    .order_by(_L.number)
    .limit(bindparam("most"))
)
_BETWEEN = (
    select(lessons)
    .where(_L.at >= bindparam("since"), _L.at < bindparam("until"))
    .order_by(_L.at.desc())
    .limit(bindparam("most"))
)
_NEWEST = select(lessons).order_by(_L.number.desc()).limit(bindparam("most"))
_LAST = select(func.max(_L.number))
_OF_PERSON = _L.person_hash == bindparam("whose")
_FORGET = delete(lessons).where(_OF_PERSON).returning(_L.number)
_REMOVE = delete(lessons).where(_L.at < bindparam("before")).returning(_L.number)
_HAND_OVER = (
    update(lessons).where(_OF_PERSON).values(person_hash=bindparam("becomes")).returning(_L.number)
)


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A confirmed example; ``text`` is masked, ``person_hash`` only tells persons apart."""

    number: int
    matter: str
    text: str
    person_hash: str
    at: datetime | None
    path: str | None


class Lessons:
    """Lessons, which every replica reads in the same order.

    Whose they are is hashed with a salt of the database, so that the table alone names nobody.
    """

    __slots__ = ("_connection", "_facts")

    def __init__(self, connection: HotConnection) -> None:
        self._connection = connection
        self._facts = Meta(connection)

    def add(self, matter: str, text: str, person_id: str, at: datetime, path: str) -> None:
        """Append a lesson; ``text`` must be masked already.

        Called last in a transaction: others who append wait until it ends.
        """
        # Else a higher number could be seen before a lower one, which a reader would then skip.
        lock_name(self._connection, LOCK)
        row = {
            "matter": matter,
            "text": text,
            "person_hash": self._hash(person_id),
            "at": at,
            "path": path,
        }
        self._connection.execute(_ADD, row)

    def remove_of_person(self, person_id: str) -> None:
        """Forget a person's lessons; whoever has learned them begins anew."""
        lock_name(self._connection, LOCK)
        if self._connection.execute(_FORGET, {"whose": self._hash(person_id)}).first():
            self._begin_anew()

    def remove_before(self, moment: datetime) -> int:
        """Remove the lessons of before a moment, whoever learned them begins anew; say how many."""
        lock_name(self._connection, LOCK)
        removed = len(self._connection.execute(_REMOVE, {"before": moment}).all())
        if removed:
            self._begin_anew()
        return removed

    def hand_over(self, person_id: str, to: str) -> None:
        """Make one person's lessons another's, who turned out to be the same."""
        lock_name(self._connection, LOCK)
        hashes = {"whose": self._hash(person_id), "becomes": self._hash(to)}
        if self._connection.execute(_HAND_OVER, hashes).first():
            self._begin_anew()

    def generation(self) -> str:
        """Return a name that changes when lessons were removed or changed."""
        return self._facts.get(GENERATION) or ""

    def last(self) -> int:
        """Return the number of the last lesson, 0 if there is none."""
        return int(self._connection.execute(_LAST).scalar_one() or 0)

    def after(self, number: int, limit: int) -> Sequence[LessonRow]:
        """Return the lessons that follow a number."""
        return self._rows(_AFTER, {"last": number, "most": limit})

    def newest(self, limit: int) -> Sequence[LessonRow]:
        """Return the last lessons, newest first."""
        return self._rows(_NEWEST, {"most": limit})

    def between(self, since: datetime, until: datetime, limit: int) -> Sequence[LessonRow]:
        """Return the lessons given in a time, newest first."""
        return self._rows(_BETWEEN, {"since": since, "until": until, "most": limit})

    def _rows(self, statement: AnySelect, values: dict[str, object]) -> Sequence[LessonRow]:
        rows = self._connection.execute(statement, values)
        return [
            LessonRow(row.number, row.matter, row.text, row.person_hash, row.at, row.path)
            for row in rows
        ]

    def _begin_anew(self) -> None:
        self._facts.set(GENERATION, secrets.token_hex(8))

    def _hash(self, person_id: str) -> str:
        salt = self._facts.get(SALT)
        if salt is None:
            salt = secrets.token_hex(16)
            self._facts.set(SALT, salt)
        return blake2b(person_id.encode(), digest_size=16, key=salt.encode()).hexdigest()
