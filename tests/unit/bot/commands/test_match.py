"""``huying match`` as a program, or a person, sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command import Huying

TEXTS = ("楼道里的灯不亮了", "你好", "")
MATCH = ["matter", "name", "category", "category_name", "office", "confidence", "evidence"]
READING = ["text", "matches", "address", "emergency", "intent", "problems"]
ADDRESS = ["estate", "road", "number", "building", "entrance", "room", "area", "span"]


def test_every_line_gets_one_object_in_order(empty_huying: Huying) -> None:
    ran = empty_huying("match", "--json", typed="\n".join([*TEXTS, ""]))
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [reading["text"] for reading in found] == list(TEXTS)


def test_every_field_is_there(empty_huying: Huying) -> None:
    text = "幸福小区3号楼燃气泄漏，有人晕倒了"
    reading = json.loads(empty_huying("match", "--json", text).out)
    assert list(reading) == READING
    assert list(reading["matches"][0]) == MATCH
    assert list(reading["address"]) == ADDRESS
    assert list(reading["emergency"]) == ["kind", "call", "live"]


def test_arguments_are_texts_too(empty_huying: Huying) -> None:
    ran = empty_huying("match", "楼道里的灯不亮了", "井盖没了")
    assert ran.out.count("\n  report\n") == 2


def test_a_person_is_shown_office_place_and_number_to_call(empty_huying: Huying) -> None:
    out = empty_huying("match", "幸福小区3号楼煤气漏了").out
    assert "119" in out
    assert "@ 幸福小区3号楼" in out


def test_no_database_is_made(empty_huying: Huying) -> None:
    empty_huying("match", "你好")
    assert not empty_huying.folder.exists()


def test_bytes_that_are_no_text_are_answered(empty_huying: Huying) -> None:
    ran = empty_huying("match", "--json", typed=b"\xff\xfe\x00\n")
    assert len(ran.out.splitlines()) == 1


@pytest.mark.parametrize("option", ["--list", "--areas"])
def test_a_file_that_is_no_table_is_wrong_use(
    option: str, empty_huying: Huying, tmp_path: Path
) -> None:
    file = tmp_path / "file.csv"
    file.write_text("nothing\n", encoding="utf-8")
    assert empty_huying("match", option, str(file), "你好").code == 2
    assert empty_huying("match", option, "missing.csv", "你好").code == 2
