"""Read staff: a table ``key,name,role,area,office``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.importing.tables import Row, RowError, convert_rows, read_table
from tickets.people import AreaKind, Role

COLUMNS = ("key", "name", "role", "area", "office")
OPTIONAL = ("phone",)

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
    phone: str | None


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
            phone=row.cells["phone"] or None,
        )

    return convert_rows(read_table(file, COLUMNS, OPTIONAL), member)


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
