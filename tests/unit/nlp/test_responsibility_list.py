"""The list is read from its tables, and a broken table is named with its line."""

from pathlib import Path

import pytest

from nlp.responsibility_list import (
    COLUMNS,
    ListFormatError,
    matter_from_row,
    read_list,
    read_matters,
    split_cell,
)

ROW = (
    "02-001,路灯不亮,Street light out,灯杆灯头,楼道灯归05,office,lighting,municipal|street,"
    "7d,yes,路灯|照明,路灯坏了|晚上黑灯瞎火,景观灯"
)


def folder(path: Path, *rows: str, header: str = ",".join(COLUMNS)) -> Path:
    (path / "matters").mkdir()
    (path / "categories.csv").write_text("code,name,name_en\n02,市政设施,Facilities\n")
    (path / "offices.csv").write_text("code,name,name_en,kind\nlighting,照明,Lighting,department\n")
    (path / "matters" / "02.csv").write_text("\n".join((header, *rows)) + "\n")
    return path


def test_the_shipped_list_has_its_1326_matters_in_23_categories() -> None:
    listed = read_list()
    assert len(listed.matters) == 1326
    assert {m.category for m in listed.matters} == {c.code for c in listed.categories}
    assert len(listed.categories) == 23


def test_a_row_becomes_a_matter(tmp_path: Path) -> None:
    listed = read_list(folder(tmp_path, ROW))
    matter = listed.matters[0]
    assert (matter.id, matter.category, matter.proof) == ("02-001", "02", True)
    assert matter.helpers == ("municipal", "street")
    assert matter.wordings == ("路灯坏了", "晚上黑灯瞎火")
    assert listed.offices[0].kind == "department"


@pytest.mark.parametrize("row", ["02-001,路灯不亮", f"{ROW},zu viel"])
def test_an_incomplete_row_is_named_with_its_line(tmp_path: Path, row: str) -> None:
    with pytest.raises(ListFormatError, match=r"02\.csv:3: \d+ cells, expected 13"):
        list(read_matters(folder(tmp_path, ROW, row) / "matters" / "02.csv"))


def test_a_wrong_header_is_named(tmp_path: Path) -> None:
    with pytest.raises(ListFormatError, match=r"02\.csv: the first line must be id,name"):
        read_list(folder(tmp_path, ROW, header="id,name"))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(ListFormatError, match=r"categories\.csv: No such file"):
        read_list(tmp_path)


def test_cells_of_several_values_are_split() -> None:
    assert split_cell(" 路灯 | |照明|") == ("路灯", "照明")
    assert split_cell("") == ()


def test_a_proof_is_wanted_only_where_the_cell_says_yes() -> None:
    row = dict(zip(COLUMNS, ROW.split(","), strict=True))
    assert not matter_from_row(row | {"proof": "no"}).proof
