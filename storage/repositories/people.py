"""Persons with their identities, roles and leaves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from storage.locking import lock_name
from storage.memo import Memo
from storage.path_range import below, path_range
from storage.person_rows import PersonRows
from storage.prepared import HotConnection
from storage.rows import AnyRow, AnySelect
from storage.sealing import UNSEALED, Sealer
from storage.tables.people import absences, assignments, identities, people
from storage.upserts import upsert
from tickets.errors import UnknownRecordError
from tickets.people import Absence, Assignment, Identity, Person, Role

_P, _A, _L = people.c, assignments.c, absences.c
_WILD = re.compile("[%_/]")
_PERSON = (
    _P.id,
    _P.name,
    _P.language,
    _P.created_at,
    _P.phone,
    _P.home,
    _P.notice_version,
    _P.forgotten_at,
)
_HELD = (_A.since <= bindparam("at")) & or_(_A.until.is_(None), _A.until > bindparam("at"))
_GET = select(*_PERSON).where(_P.id == bindparam("person_id"))
_SEALABLE = (
    select(*_PERSON)
    .where(_P.id > bindparam("after"), or_(_P.phone.is_not(None), _P.home.is_not(None)))
    .order_by(_P.id)
    .limit(bindparam("most"))
    .with_for_update()
)
_ADD = insert(people)
_SAVE = update(people).where(_P.id == bindparam("person_id"))
_FIND_BY_IDENTITY = (
    select(*_PERSON)
    .join(identities, identities.c.person_id == _P.id)
    .where(
        identities.c.channel == bindparam("channel"),
        identities.c.account == bindparam("account"),
        identities.c.external_id == bindparam("external_id"),
    )
)
_SAVE_IDENTITY = upsert(
    identities,
    ("channel", "account", "external_id"),
    ("person_id", "reachable", "last_used_at"),
)
_IDENTITIES = (
    select(identities)
    .where(identities.c.person_id == bindparam("person_id"))
    .order_by(identities.c.last_used_at.desc(), identities.c.channel)
)
_REMOVE_IDENTITIES = delete(identities).where(identities.c.person_id == bindparam("person_id"))
_ASSIGN = insert(assignments)
_END_ASSIGNMENT = (
    update(assignments)
    .where(_A.id == bindparam("assignment_id"))
    .values(until=bindparam("ended_at"))
)
_ASSIGNMENTS = (
    select(assignments)
    .where(_A.person_id == bindparam("person_id"), _HELD)
    .order_by(_A.since, _A.id)
)
_STAFF = (
    select(*_PERSON)
    .join(assignments, _A.person_id == _P.id)
    .where(_A.area == bindparam("area"), _A.role == bindparam("role"), _HELD)
    .order_by(_A.since, _A.id)
)
_STAFF_OF_OFFICE = (
    select(*_PERSON, _A.path)
    .join(assignments, _A.person_id == _P.id)
    .where(_A.office == bindparam("office"), _A.role == Role.OFFICE.value, _HELD)
    .order_by(_A.since, _A.id)
)
_STAFF_WITHIN = (
    select(
        *_PERSON,
        _A.id.label("assignment_id"),
        _A.role,
        _A.area,
        _A.path,
        _A.office,
        _A.since,
        _A.until,
    )
    .join(assignments, _A.person_id == _P.id)
    .where(below(_A.path), _HELD)
    .order_by(_A.path, _A.since, _A.id)
)
_NAMED = _P.name.ilike(bindparam("pattern"), escape="/")
_STAFF_NAMED = _STAFF_WITHIN.where(_NAMED).limit(bindparam("most")).offset(bindparam("skipped"))
_COUNT_STAFF_NAMED = (
    select(func.count())
    .select_from(assignments.join(people, _A.person_id == _P.id))
    .where(below(_A.path), _HELD, _NAMED)
)
_ANY_STAFF_AT = select(_A.id).where(_A.path == bindparam("path"), _HELD).limit(1)
_ADD_ABSENCE = insert(absences)
_FIND_ABSENCE = (
    select(absences)
    .where(
        _L.person_id == bindparam("person_id"),
        _L.until > bindparam("at"),
        _L.since <= bindparam("at"),
    )
    .order_by(_L.until.desc())
    .limit(1)
)
_END_ABSENCES = (
    update(absences)
    .where(_L.person_id == bindparam("absent"), _L.until > bindparam("ended_at"))
    .values(until=bindparam("ended_at"))
)


class People:
    """Persons with their identities, roles and leaves (tickets.ports.People)."""

    __slots__ = ("_connection", "_memo", "_rows")

    def __init__(self, connection: HotConnection, memo: Memo, sealer: Sealer = UNSEALED) -> None:
        self._connection = connection
        self._memo = memo
        self._rows = PersonRows(sealer)

    def get(self, person_id: str) -> Person:
        """Return a person; raise UnknownRecordError if there is none."""
        known = self._memo.people.get(person_id)
        if known is not None:
            return known
        row = self._connection.execute(_GET, {"person_id": person_id}).first()
        if row is None:
            raise UnknownRecordError(f"there is no person {person_id}")
        return self._noted(self._rows.person(row))

    def add(self, person: Person) -> None:
        """Store a new person."""
        self._connection.execute(
            _ADD, {"id": person.id, "last_seq": 0} | self._rows.columns(person)
        )
        self._memo.people.pop(person.id, None)

    def save(self, person: Person) -> None:
        """Store a changed person."""
        self._connection.execute(_SAVE, {"person_id": person.id} | self._rows.columns(person))
        self._memo.people.pop(person.id, None)

    def seal_again(self, after: str, limit: int) -> str | None:
        """Seal the next persons above an id under the first key; None when all are done."""
        rows = list(self._connection.execute(_SEALABLE, {"after": after, "most": limit}))
        for row in rows:
            if not self._rows.is_sealed(row):
                self.save(self._rows.person(row))
        return rows[-1].id if len(rows) == limit else None

    def find_by_identity(self, channel: str, account: str, external_id: str) -> Person | None:
        """Return who writes under this identity.

        Where nobody does, another transaction that asks for the same identity waits until this
        one ends: a person who writes for the first time is made once.
        """
        named = {"channel": channel, "account": account, "external_id": external_id}
        row = self._connection.execute(_FIND_BY_IDENTITY, named).first()
        if row is None:
            key = f"identity:{channel}:{account}:{external_id}"
            if lock_name(self._connection, key):
                row = self._connection.execute(_FIND_BY_IDENTITY, named).first()
        return None if row is None else self._noted(self._rows.person(row))

    def save_identity(self, identity: Identity) -> None:
        """Store an identity, new or changed."""
        self._connection.execute(
            _SAVE_IDENTITY.on(self._connection),
            {
                "channel": identity.channel,
                "account": identity.account,
                "external_id": identity.external_id,
                "person_id": identity.person_id,
                "reachable": identity.reachable,
                "last_used_at": identity.last_used_at,
            },
        )
        if self._connection.dialect.name != "sqlite":  # who held this row may have changed them
            self._memo.people.pop(identity.person_id, None)

    def identities(self, person_id: str) -> Sequence[Identity]:
        """Return a person's identities, last used first."""
        rows = self._connection.execute(_IDENTITIES, {"person_id": person_id})
        return [identity_of(row) for row in rows]

    def remove_identities(self, person_id: str) -> None:
        """Forget how a person can be reached."""
        self._connection.execute(_REMOVE_IDENTITIES, {"person_id": person_id})

    def assign(self, assignment: Assignment) -> None:
        """Store a new assignment."""
        self._connection.execute(
            _ASSIGN,
            {
                "id": assignment.id,
                "person_id": assignment.person_id,
                "role": assignment.role.value,
                "area": assignment.area,
                "path": assignment.path,
                "office": assignment.office,
                "since": assignment.since,
                "until": assignment.until,
            },
        )
        self._memo.roles.clear()

    def end_assignment(self, assignment_id: str, at: datetime) -> None:
        """End an assignment at a moment."""
        self._connection.execute(_END_ASSIGNMENT, {"assignment_id": assignment_id, "ended_at": at})
        self._memo.roles.clear()

    def assignments(self, person_id: str, at: datetime) -> Sequence[Assignment]:
        """Return the roles a person holds at a moment, longest held first."""
        known = self._memo.roles.get((person_id, at))
        if known is None:
            rows = self._connection.execute(_ASSIGNMENTS, {"person_id": person_id, "at": at})
            known = [_assignment(row, row.id, row.person_id) for row in rows]
            self._memo.roles[person_id, at] = known
        return known

    def staff(self, role: Role, area: str, at: datetime) -> Sequence[Person]:
        """Return who holds a role in exactly this area at a moment, longest first."""
        named = {"role": role.value, "area": area, "at": at}
        rows = self._connection.execute(_STAFF, named)
        return [self._noted(self._rows.person(row)) for row in rows]

    def staff_of_office(self, office: str, path: str, at: datetime) -> Sequence[Person]:
        """Return the staff of an office whose area contains this path, longest first."""
        rows = self._connection.execute(_STAFF_OF_OFFICE, {"office": office, "at": at})
        return [self._noted(self._rows.person(row)) for row in rows if path.startswith(row.path)]

    def staff_within(self, path: str, at: datetime) -> Sequence[tuple[Person, Assignment]]:
        """Return everyone who holds a role in the area of this path or below it."""
        return self._with_roles(_STAFF_WITHIN, path_range(path) | {"at": at})

    def staff_named(
        self, path: str, name: str, at: datetime, skipped: int, most: int
    ) -> Sequence[tuple[Person, Assignment]]:
        """Return some of those of staff_within whose names contain this text."""
        named = {"pattern": _containing(name), "at": at, "skipped": skipped, "most": most}
        return self._with_roles(_STAFF_NAMED, path_range(path) | named)

    def count_staff_named(self, path: str, name: str, at: datetime) -> int:
        """Count those of staff_within whose names contain this text."""
        named = path_range(path) | {"pattern": _containing(name), "at": at}
        return int(self._connection.execute(_COUNT_STAFF_NAMED, named).scalar_one())

    def any_staff_at(self, path: str, at: datetime) -> bool:
        """Tell whether somebody holds a role in exactly the area of this path."""
        found = self._connection.execute(_ANY_STAFF_AT, {"path": path, "at": at})
        return found.first() is not None

    def add_absence(self, absence: Absence) -> None:
        """Store a leave."""
        self._connection.execute(
            _ADD_ABSENCE,
            {
                "id": absence.id,
                "person_id": absence.person_id,
                "since": absence.since,
                "until": absence.until,
                "deputy": absence.deputy,
            },
        )

    def find_absence(self, person_id: str, at: datetime) -> Absence | None:
        """Return the leave a person is on at a moment; of several the one that ends last."""
        row = self._connection.execute(_FIND_ABSENCE, {"person_id": person_id, "at": at}).first()
        if row is None:
            return None
        return Absence(row.id, row.person_id, row.since, row.until, row.deputy)

    def end_absences(self, person_id: str, at: datetime) -> None:
        """End every leave of a person that lasts longer than to a moment."""
        self._connection.execute(_END_ABSENCES, {"absent": person_id, "ended_at": at})

    def _with_roles(
        self, statement: AnySelect, named: dict[str, Any]
    ) -> Sequence[tuple[Person, Assignment]]:
        return [
            (self._rows.person(row), _assignment(row, row.assignment_id, row.id))
            for row in self._connection.execute(statement, named)
        ]

    def _noted(self, person: Person) -> Person:
        self._memo.people[person.id] = person
        return person


def _containing(text: str) -> str:
    """Return the pattern of names that contain a text."""
    return "%" + _WILD.sub(r"/\g<0>", text) + "%"


def identity_of(row: AnyRow) -> Identity:
    """Read an identity's row."""
    return Identity(
        person_id=row.person_id,
        channel=row.channel,
        account=row.account,
        external_id=row.external_id,
        reachable=row.reachable,
        last_used_at=row.last_used_at,
    )


def _assignment(row: AnyRow, assignment_id: str, person_id: str) -> Assignment:
    return Assignment(
        id=assignment_id,
        person_id=person_id,
        role=Role(row.role),
        area=row.area,
        path=row.path,
        office=row.office,
        since=row.since,
        until=row.until,
    )
