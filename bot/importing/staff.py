"""Staff: a table ``key,name,role,area,office``, and the invitation of those who are new."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.importing.tables import Row, RowError, convert_rows, read_table
from storage.unit_of_work import UnitOfWork
from tickets.people import AreaKind, Role
from tickets.usecases.invite_person import invite_person
from tickets.work import Work

COLUMNS = ("key", "name", "role", "area", "office")

ROLES: dict[str, dict[AreaKind, Role]] = {
    "worker": {AreaKind.GRID: Role.WORKER},
    "part-time": {AreaKind.GRID: Role.PART_TIME},
    "leader": {AreaKind.GRID: Role.LEADER, AreaKind.COMMUNITY: Role.LEADER},
    "office": dict.fromkeys(AreaKind, Role.OFFICE),
    "admin": {
        AreaKind.COMMUNITY: Role.COMMUNITY_ADMIN,
        AreaKind.STREET: Role.STREET_ADMIN,
        AreaKind.DISTRICT: Role.DISTRICT_ADMIN,
        AreaKind.CITY: Role.CITY_ADMIN,
    },
}


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A member of staff; ``key`` tells them apart (``worker:03``), ``office`` is a code."""

    key: str
    name: str
    role: Role
    area: str
    office: str | None


@dataclass(frozen=True, slots=True)
class StaffPlan:
    """Who of a table holds their role already, who is to be invited, who stands elsewhere only."""

    known: tuple[StaffRow, ...]
    new: tuple[StaffRow, ...]
    others: tuple[str, ...]


def plan_staff(uow: UnitOfWork, file: Path) -> StaffPlan:
    """Compare a table of staff with who holds a role now.

    Raises:
        ImportFileError: it cannot be read, or rows are wrong.
    """
    kinds = {area.code: area.kind for area in uow.areas.all()}
    offices = uow.books.responsibility_list().office_by_code
    rows = read_staff(file, kinds.get, offices.__contains__)
    held = {
        (person.name, assignment.role, assignment.area, assignment.office)
        for person, assignment in uow.people.staff_within(uow.areas.city().path, uow.now)
    }
    wanted = {_place_of(row): row for row in rows}
    return StaffPlan(
        known=tuple(row for place, row in wanted.items() if place in held),
        new=tuple(row for place, row in wanted.items() if place not in held),
        others=tuple(
            sorted(f"{name} {role} {area}" for name, role, area, _ in held - wanted.keys())
        ),
    )


def invite_staff(work: Work, rows: Iterable[StaffRow]) -> list[tuple[StaffRow, str]]:
    """Invite everybody and return the codes; each works once, for 48 hours."""
    return [
        (row, invite_person(work, None, row.role, row.area, row.name, row.office)[1])
        for row in rows
    ]


def _place_of(row: StaffRow) -> tuple[str, Role, str, str | None]:
    return row.name, row.role, row.area, row.office


def read_staff(
    file: Path,
    kind_of: Callable[[str], AreaKind | None],
    has_office: Callable[[str], bool],
) -> list[StaffRow]:
    """Read a table of staff; an admin's level is that of the area.

    Raises:
        ImportFileError: it cannot be read, or rows are wrong: an unknown area or office, a key
            that stands twice.
    """
    keys: set[str] = set()

    def member(row: Row) -> StaffRow:
        key = row.need("key")
        if key in keys:
            raise RowError(f"the key {key} stands twice")
        keys.add(key)
        kind = kind_of(row.need("area"))
        if kind is None:
            raise RowError(f"there is no area {row.cells['area']}")
        return StaffRow(
            key=key,
            name=row.need("name"),
            role=role_named(row.one_of("role", ROLES), kind),
            area=row.cells["area"],
            office=_office(row, has_office),
        )

    return convert_rows(read_table(file, COLUMNS), member)


def role_named(name: str, kind: AreaKind) -> Role:
    """Return the role that a known name means in an area of this kind.

    Raises:
        RowError: there is no such role in an area of this kind.
    """
    role = ROLES[name].get(kind)
    if role is None:
        kinds = " or ".join(ROLES[name])
        raise RowError(f"the role {name} belongs to a {kinds}, not to a {kind}")
    return role


def _office(row: Row, has_office: Callable[[str], bool]) -> str | None:
    office = row.cells["office"] or None
    if (row.cells["role"] == "office") != (office is not None):
        raise RowError("the role office, and only it, needs an office")
    if office is not None and not has_office(office):
        raise RowError(f"there is no office {office}")
    return office
