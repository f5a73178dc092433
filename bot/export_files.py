"""Tables as csv, jsonl or xlsx."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from io import TextIOWrapper
from typing import BinaryIO

import msgspec
from openpyxl import Workbook

from bot.export_tables import Cell, Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def neutral(cell: Cell) -> Cell:
    """Return a text that a spreadsheet would take for a formula with a quote before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def write_csv(table: Table, target: BinaryIO, zone: tzinfo) -> None:
    """Write a csv that spreadsheets know as UTF-8, times in a zone."""
    text = TextIOWrapper(target, "utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([_shown(neutral(cell), zone) for cell in row])
    text.flush()
    text.detach()


def write_jsonl(table: Table, target: BinaryIO, zone: tzinfo) -> None:
    """Write one JSON object a row, its texts as they are."""
    for row in table.rows:
        cells = (_local(cell, zone) for cell in row)
        target.write(msgspec.json.encode(dict(zip(table.columns, cells, strict=True))) + b"\n")


def write_xlsx(table: Table, target: BinaryIO, zone: tzinfo) -> None:
    """Write a workbook; its times are those of the zone, for workbooks know none."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(table.columns)
    for row in table.rows:
        sheet.append([_naive(neutral(cell), zone) for cell in row])
    book.save(target)


FORMATS: Mapping[str, Callable[[Table, BinaryIO, tzinfo], None]] = {
    "xlsx": write_xlsx,
    "csv": write_csv,
    "jsonl": write_jsonl,
}


def _local(cell: Cell, zone: tzinfo) -> Cell:
    return cell.astimezone(zone) if isinstance(cell, datetime) else cell


def _naive(cell: Cell, zone: tzinfo) -> Cell:
    return cell.astimezone(zone).replace(tzinfo=None) if isinstance(cell, datetime) else cell


def _shown(cell: Cell, zone: tzinfo) -> Cell:
    local = _naive(cell, zone)
    return f"{local:%Y-%m-%d %H:%M:%S}" if isinstance(local, datetime) else local
