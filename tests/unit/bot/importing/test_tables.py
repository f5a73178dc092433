"""Tables as people send them."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.importing.tables import ImportFileError, Row, RowError, convert_rows, read_table


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write a table."""
    file = folder / "table.csv"
    file.write_bytes(text.encode(encoding))
    return file


def faults(file: Path, *columns: str) -> tuple[str, ...]:
    """Return why a table is refused."""
    with pytest.raises(ImportFileError) as raised:
        read_table(file, columns)
    return raised.value.faults


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_rows_carry_their_line_and_columns_may_stand_in_any_order(
    encoding: str, tmp_path: Path
) -> None:
    file = csv_file(tmp_path, 'name,code\r\n 甲 ,1\r\n\r\n"乙\n丙",2\r\n', encoding)
    assert read_table(file, ("code", "name")) == [
        Row(2, {"name": "甲", "code": "1"}),
        Row(5, {"name": "乙\n丙", "code": "2"}),
    ]


def test_a_workbook_is_read_like_a_table(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["code", "name", "note"])
    sheet.append([370600, "烟台市"])
    book.save(tmp_path / "table.xlsx")
    rows = read_table(tmp_path / "table.xlsx", ("code", "name"), ("note",))
    assert rows == [Row(2, {"code": "370600", "name": "烟台市", "note": ""})]


def test_an_optional_column_may_be_missing(tmp_path: Path) -> None:
    assert read_table(csv_file(tmp_path, "code\n1\n"), ("code",), ("note",)) == [
        Row(2, {"code": "1", "note": ""})
    ]


def test_missing_and_unknown_columns_are_all_named(tmp_path: Path) -> None:
    found = faults(csv_file(tmp_path, "colour\nred\n"), "code", "name")
    assert len(found) == 3
    assert all("table.csv" in fault for fault in found)


def test_columns_that_nobody_asked_for_may_be_let_in(tmp_path: Path) -> None:
    file = csv_file(tmp_path, "code,colour\n1,red\n")
    assert read_table(file, ("code",), others=True)[0].cells["code"] == "1"


def test_a_row_with_too_many_cells_is_named_by_its_line(tmp_path: Path) -> None:
    assert faults(csv_file(tmp_path, "code\n1\n1,2\n"), "code") == ("line 3: 2 cells, expected 1",)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("table.txt", b"code\n"),
        ("table.csv", b'code\n"1\n'),
        ("table.csv", "code\n烟台".encode("gbk")),
        ("table.xlsx", b"not a workbook"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(
    name: str, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    assert len(faults(tmp_path / name, "code")) == 1


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert len(faults(tmp_path / "nothing.csv", "code")) == 1


def test_every_row_that_cannot_be_converted_is_named() -> None:
    rows = [Row(2, {"n": "1"}), Row(3, {"n": "x"}), Row(4, {"n": ""})]
    with pytest.raises(ImportFileError) as raised:
        convert_rows(rows, lambda row: row.number("n"))
    assert [fault[:6] for fault in raised.value.faults] == ["line 3", "line 4"]
    assert str(raised.value).endswith("(and more)")


def test_cells_are_read_as_what_they_must_be() -> None:
    row = Row(2, {"several": " a | b |", "number": "1.5", "kind": "grid", "empty": ""})
    assert row.several("several") == ("a", "b")
    assert row.number("number") == 1.5
    assert row.one_of("kind", {"grid"}) == "grid"
    with pytest.raises(RowError):
        row.one_of("kind", {"city"})
    with pytest.raises(RowError):
        row.need("empty")
