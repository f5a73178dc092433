"""The responsibility list's tables."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.importing.responsibility_list import plan_list, read_list_folder
from bot.importing.tables import ImportFileError
from nlp.responsibility_list import SHIPPED
from storage.database import Database

TABLE = SHIPPED / "matters" / "05.csv"


def changed(folder: Path, line: int, **cells: str) -> Path:
    """Write the table of category 05 with cells of one line replaced."""
    with TABLE.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    rows[line - 2] |= cells
    file = folder / "05.csv"
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


def test_the_shipped_list_has_1326_matters_with_words() -> None:
    listed = read_list_folder()
    assert len(listed.matters) == 1326
    assert [one.id for one in listed.words] == [one.id for one in listed.matters]
    assert all(one.wordings for one in listed.words)


def test_the_shipped_list_again_changes_nothing(database: Database) -> None:
    assert not database.run_read(lambda uow: plan_list(uow, SHIPPED)).difference


def test_one_table_replaces_the_matters_and_keeps_the_offices(
    database: Database, tmp_path: Path
) -> None:
    file = changed(tmp_path, 2, name="新的事项")
    plan = database.run_read(lambda uow: plan_list(uow, file))
    assert len(plan.difference.changed) == 1
    assert "新的事项" in plan.difference.changed[0]
    assert all(not name.startswith("05-") for name in plan.difference.gone)
    categories, offices, *_ = plan.books[0].tables
    assert len(categories) == 23
    assert len(offices) == len(read_list_folder().offices)


def test_new_words_are_a_change(database: Database, tmp_path: Path) -> None:
    file = changed(tmp_path, 2, wordings="一个说法")
    plan = database.run_read(lambda uow: plan_list(uow, file))
    assert len(plan.difference.changed) == 1


@pytest.mark.parametrize(
    "cells",
    [
        {"id": "05-1"},
        {"id": "99-001"},
        {"id": "05-002"},
        {"name": ""},
        {"handler": "mayor"},
        {"office": "nobody"},
        {"helpers": "property|nobody"},
        {"time_class": "3d"},
        {"proof": "perhaps"},
    ],
)
def test_a_wrong_row_is_named_with_its_line(
    cells: dict[str, str], database: Database, tmp_path: Path
) -> None:
    file = changed(tmp_path, 4, **cells)
    with pytest.raises(ImportFileError) as raised:
        database.run_read(lambda uow: plan_list(uow, file))
    assert [fault[:15] for fault in raised.value.faults] == ["05.csv line 4: "]


def test_a_list_without_matters_is_refused(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "empty.csv"
    file.write_text(TABLE.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    with pytest.raises(ImportFileError, match="no matters"):
        database.run_read(lambda uow: plan_list(uow, file))
