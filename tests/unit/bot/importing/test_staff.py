"""A table of staff."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.importing.demo_city import CITY
from bot.importing.staff import ROLES, invite_staff, plan_staff, role_named
from bot.importing.tables import ImportFileError, RowError
from bot.wiring import Application
from storage.database import Database
from tests.support.city import COMMUNITY, GRID
from tickets.people import AreaKind, Role

HEADER = "key,name,role,area,office\n"


def table(folder: Path, *lines: str) -> Path:
    """Write a table of staff."""
    file = folder / "staff.csv"
    file.write_text(HEADER + "\n".join(lines), encoding="utf-8")
    return file


def test_who_holds_their_role_already_is_known(database: Database) -> None:
    plan = database.run_read(lambda uow: plan_staff(uow, CITY / "staff.csv"))
    assert not plan.new
    assert not plan.others
    assert len(plan.known) > 90


def test_who_is_new_is_invited_with_a_code_of_their_own(
    application: Application, tmp_path: Path
) -> None:
    lines = (f"n1,张三,worker,{GRID},", f"n2,李四,office,{COMMUNITY},property")
    plan = application.database.run_read(lambda uow: plan_staff(uow, table(tmp_path, *lines)))
    invited = application.database.run_write(
        lambda uow: invite_staff(application.context(uow, uow.now).work, plan.new)
    )
    assert [(row.name, row.role) for row, _ in invited] == [
        ("张三", Role.WORKER),
        ("李四", Role.OFFICE),
    ]
    assert len({code for _, code in invited}) == 2
    assert len(plan.others) > 90


@pytest.mark.parametrize(
    "line",
    [
        "n1,张三,mayor,370602003,",
        "n1,张三,worker,nowhere,",
        "n1,张三,worker,370602003,",
        f"n1,,worker,{GRID},",
        f"n1,张三,worker,{GRID},property",
        f"n1,张三,office,{COMMUNITY},",
        f"n1,张三,office,{COMMUNITY},nobody",
        f"n0,张三,worker,{GRID},",
    ],
)
def test_a_wrong_row_is_named_with_its_line(line: str, database: Database, tmp_path: Path) -> None:
    file = table(tmp_path, f"n0,王五,worker,{GRID},", line)
    with pytest.raises(ImportFileError) as raised:
        database.run_read(lambda uow: plan_staff(uow, file))
    assert [fault[:7] for fault in raised.value.faults] == ["line 3:"]


def test_every_role_has_an_area_it_belongs_to() -> None:
    assert all(ROLES.values())
    assert role_named("admin", AreaKind.CITY) is Role.CITY_ADMIN
    assert role_named("admin", AreaKind.DISTRICT) is Role.DISTRICT_ADMIN
    with pytest.raises(RowError, match="grid or community"):
        role_named("leader", AreaKind.CITY)
