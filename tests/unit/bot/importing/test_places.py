"""Tables of estates, buildings and roads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.importing.demo_city import CITY
from bot.importing.places import plan_places
from bot.importing.tables import ImportFileError
from storage.database import Database


@pytest.fixture
def folder(tmp_path: Path, database: Database) -> Path:
    """Return a copy of the demo city's tables without the roads outside the test's city."""
    for name in ("estates.csv", "buildings.csv"):
        shutil.copy(CITY / name, tmp_path / name)
    header, *roads = (CITY / "roads.csv").read_text(encoding="utf-8").splitlines()
    known = database.run_read(lambda uow: {area.code for area in uow.areas.all()})
    kept = [line for line in roads if line.rpartition(",")[2] in known]
    (tmp_path / "roads.csv").write_text("\n".join([header, *kept, ""]), encoding="utf-8")
    return tmp_path


def append(file: Path, line: str) -> None:
    """Add a line to a table."""
    with file.open("a", encoding="utf-8") as target:
        target.write(f"{line}\n")


def test_the_shipped_places_change_nothing(folder: Path, database: Database) -> None:
    assert not database.run_read(lambda uow: plan_places(uow, folder)).difference


def test_a_new_estate_is_named(folder: Path, database: Database) -> None:
    append(folder / "estates.csv", "e99,新小区,,37060200300401,37.5,121.3,南大街,1")
    plan = database.run_read(lambda uow: plan_places(uow, folder))
    assert plan.difference.new == ("estate e99 新小区",)


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ("estates.csv", "e99,新小区,,nowhere,37.5,121.3,南大街,1"),
        ("estates.csv", "e99,新小区,,37060200300401,north,121.3,南大街,1"),
        ("buildings.csv", "e98,1,2,"),
        ("buildings.csv", "e01,99,2,nowhere"),
        ("roads.csv", "新路,,nowhere"),
    ],
)
def test_a_row_that_points_nowhere_is_refused(
    table: str, line: str, folder: Path, database: Database
) -> None:
    append(folder / table, line)
    with pytest.raises(ImportFileError) as raised:
        database.run_read(lambda uow: plan_places(uow, folder))
    assert len(raised.value.faults) == 1
