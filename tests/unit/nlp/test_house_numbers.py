"""Building, entrance and room are read in all their spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.house_numbers import figures, house_numbers, number_after_name
from nlp.normalise import fold

Parts = tuple[str | None, str | None, str | None]


def read(message: str) -> list[Parts]:
    return [(n.building, n.entrance, n.room) for n in house_numbers(fold(message).text)]


@pytest.mark.parametrize(
    "message", ["3#", "三号楼", "3栋", "3幢", "３号楼", "3#楼", "第三栋", "3座"]
)
def test_spellings_of_a_building_are_one(message: str) -> None:
    assert read(message) == [("3", None, None)]


@pytest.mark.parametrize(
    "message",
    [
        "3-2-501",
        "3#-2-501",
        "3号楼-2-501",
        "3号楼2单元501室",
        "三号楼二单元501",
        "3栋2单元5楼501户",
        "3号楼,2单元,501",
        "3号楼2-501",
        "3号2单元501",
        "3号楼2门501",
    ],
)
def test_spellings_of_a_flat_are_one(message: str) -> None:
    assert read(message) == [("3", "2", "501")]


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("a座1203", ("A", None, "1203")),
        ("d20栋", ("D20", None, None)),
        ("二十三号楼", ("23", None, None)),
        ("2单元楼道", (None, "2", None)),
        ("8号楼1804室", ("8", None, "1804")),
        ("12号楼18层", ("12", None, None)),
        ("3栋3单元5楼西户", ("3", "3", "西户")),
        ("3楼2单元漏水", ("3", "2", None)),
        ("501室漏水", (None, None, "501")),
        ("三号楼2号", ("3", "2", None)),
        ("东单元", (None, "东", None)),
    ],
)
def test_parts_are_read_one_by_one(message: str, parts: Parts) -> None:
    assert read(message) == [parts]


@pytest.mark.parametrize(
    "message",
    ["3楼没水", "2017-11-15", "3号线", "110", "电话13800138000", "座位3号", "第3天", "", "号号号"],
)
def test_other_numbers_are_no_house_numbers(message: str) -> None:
    assert read(message) == []


def test_two_buildings_are_two() -> None:
    assert read("3号楼和5号楼") == [("3", None, None), ("5", None, None)]
    assert read("3号楼5号楼") == [("3", None, None)]


def test_a_year_after_a_building_is_no_room() -> None:
    assert read("3号楼2018年建") == [("3", None, None)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [("幸福3-501", ("3", None, "501")), ("幸福3-2漏", ("3", "2", None)), ("幸福3楼", None)],
)
def test_a_short_form_counts_after_a_name(text: str, parts: Parts | None) -> None:
    found = number_after_name(text, 2)
    assert (found and (found.building, found.entrance, found.room)) == parts


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        ("十二", "12"),
        ("二十", "20"),
        ("一百零三", "103"),
        ("二〇一", "201"),
        ("a3", "A3"),
        ("07", "7"),
        ("二-3", "2-3"),
    ],
)
def test_numbers_are_written_in_figures(number: str, wanted: str) -> None:
    assert figures(number) == wanted


@given(st.text(alphabet="3a二十号楼#-单元室栋501,的第东户", max_size=40))
def test_every_run_lies_in_the_text_and_says_something(text: str) -> None:
    for number in house_numbers(text):
        assert 0 <= number.span[0] < number.span[1] <= len(text)
        assert number.building or number.entrance or number.room
