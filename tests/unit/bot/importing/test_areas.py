"""A table of areas."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.importing.areas import plan_areas, read_areas
from bot.importing.tables import ImportFileError
from storage.database import Database
from tests.support.city import COMMUNITY, GRID
from tickets.people import AreaKind

HEADER = "code,kind,name,parent\n"


def table(folder: Path, *lines: str) -> Path:
    """Write a table of areas."""
    file = folder / "areas.csv"
    file.write_text(HEADER + "\n".join(lines), encoding="utf-8")
    return file


def present(database: Database) -> list[str]:
    """Return the rows of the city's areas but its grids."""
    areas = database.run_read(lambda uow: uow.areas.all())
    return [
        f"{area.code},{area.kind},{area.name},{area.parent or ''}"
        for area in areas
        if area.kind is not AreaKind.GRID
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2,district,芝罘区,9", "parent 9"),
        ("2,planet,芝罘区,1", "planet"),
        ("2,district,,1", "name is empty"),
        ("2,district,芝罘区,", "parent is empty"),
        ("1,district,芝罘区,1", "line 2"),
        ("2,street,毓璜顶街道,3\n3,community,社区,1", "cannot lie in"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(line: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ImportFileError) as raised:
        read_areas(table(tmp_path, "1,city,烟台市,", line))
    assert [fault[:7] for fault in raised.value.faults][:1] in (["line 3:"], ["line 2:"])
    assert reason in " ".join(raised.value.faults)


def test_two_cities_are_refused(database: Database, tmp_path: Path) -> None:
    file = table(tmp_path, *present(database), "9,city,青岛市,")
    with pytest.raises(ImportFileError):
        database.run_read(lambda uow: plan_areas(uow, file))


def test_a_new_name_is_a_change_and_the_grids_stay(database: Database, tmp_path: Path) -> None:
    rows = [line.replace("毓璜顶东社区", "毓东社区") for line in present(database)]
    plan = database.run_read(lambda uow: plan_areas(uow, table(tmp_path, *rows)))
    assert plan.difference.changed == (f"{COMMUNITY} 毓东社区",)
    assert not plan.difference.new
    assert not plan.difference.gone


def test_an_area_with_staff_can_neither_go_nor_move(database: Database, tmp_path: Path) -> None:
    rows = [line for line in present(database) if not line.startswith(COMMUNITY)]
    grids = [line for line in rows if line.startswith(GRID)]
    with pytest.raises(ImportFileError) as raised:
        database.run_read(lambda uow: plan_areas(uow, table(tmp_path, *rows, *grids)))
    assert COMMUNITY in str(raised.value.faults)
