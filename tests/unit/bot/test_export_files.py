"""Tables as files that no spreadsheet takes for formulas."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from bot.export_files import FORMATS, neutral
from bot.export_tables import Table

ZONE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)
TABLE = Table(("text", "count", "at"), [("=1+1", 3, NOON), ("灯\n坏了", None, None)])


def written(form: str) -> BytesIO:
    """Write the table."""
    target = BytesIO()
    FORMATS[form](TABLE, target, ZONE)
    return BytesIO(target.getvalue())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_looks_like_a_formula_is_neutralised(start: str) -> None:
    assert neutral(f"{start}1") == f"'{start}1"


def test_numbers_and_other_texts_stay() -> None:
    assert [neutral(cell) for cell in ("1-2", -1, None, True)] == ["1-2", -1, None, True]


def test_csv_has_a_header_and_local_times() -> None:
    text = written("csv").read().decode("utf-8-sig")
    assert text == 'text,count,at\r\n\'=1+1,3,2026-11-02 12:00:00\r\n"灯\n坏了",,\r\n'


def test_jsonl_has_an_object_a_row_with_texts_as_they_are() -> None:
    first, second = written("jsonl").read().splitlines()
    assert json.loads(first) == {"text": "=1+1", "count": 3, "at": "2026-11-02T12:00:00+08:00"}
    assert json.loads(second)["text"] == "灯\n坏了"


def test_a_workbook_holds_texts_numbers_and_local_times() -> None:
    sheet = load_workbook(written("xlsx")).worksheets[0]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == ["text", "count", "at"]
    assert rows[1] == ["'=1+1", 3, datetime(2026, 11, 2, 12, 0)]  # noqa: DTZ001 - workbooks know no zones
