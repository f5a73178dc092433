"""What the learner learns from, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select

from storage.locking import lock_name
from storage.tables.upkeep import lessons

_L = lessons.c
_ADD = insert(lessons).inline()
_AFTER = (
    select(lessons)
    .where(_L.number > bindparam("last"))
    .order_by(_L.number)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A confirmed example; ``text`` is masked, ``person_hash`` only tells persons apart."""

    number: int
    matter: str
    text: str
    person_hash: str


class Lessons:
    """Lessons, which every replica reads in the same order."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, matter: str, text: str, person_hash: str) -> None:
        """Append a lesson; ``text`` must be masked already."""
        # Else a higher number could be seen before a lower one, which a reader would then skip.
        lock_name(self._connection, "lessons")
        self._connection.execute(_ADD, {"matter": matter, "text": text, "person_hash": person_hash})

    def after(self, number: int, limit: int) -> Sequence[LessonRow]:
        """Return the lessons that follow a number."""
        rows = self._connection.execute(_AFTER, {"last": number, "most": limit})
        return [LessonRow(row.number, row.matter, row.text, row.person_hash) for row in rows]
