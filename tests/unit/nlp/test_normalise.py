"""Spellings of one message become one, and spans point into the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.normalise import blank, fold


@pytest.mark.parametrize(
    ("original", "folded"),
    [
        ("３號樓Ａ座", "3号楼a座"),
        ("路燈壞了，沒人修！", "路灯坏了,没人修!"),
        ("①单元", "1单元"),
        ("电话٣", "电话3"),
        ("ЗАО小区", "зao小区"),
        ("𝐀𝟙", "a1"),
        ("⼀号楼", "一号楼"),
        ("停水\r\n停电\t了", "停水 \n停电 了"),
    ],
)
def test_other_spellings_fold_into_the_plain_one(original: str, folded: str) -> None:
    assert fold(original).text == folded


def test_negations_stay() -> None:
    assert fold("不沒无").text == "不没无"


def test_what_cannot_be_seen_is_dropped_and_the_original_found_again() -> None:
    folded = fold("\u202e路\u200b灯坏了")
    assert folded.text == "路灯坏了"
    assert folded.original_text((0, 2)) == "路\u200b灯"
    assert folded.original_span((2, 4)) == (4, 6)


def test_spaced_out_characters_are_read_as_words() -> None:
    assert fold("路 灯 不 亮").text == "路灯不亮"
    assert fold("路 灯 不 亮").original_text((0, 4)) == "路 灯 不 亮"


def test_words_between_spaces_stay_apart() -> None:
    assert fold("停水 停电").text == "停水 停电"


def test_an_empty_span_of_a_folded_text_lies_at_its_place() -> None:
    folded = fold("路\u200b灯")
    assert folded.original_span((1, 1))[0] == 2
    assert fold("\u200b").original_span((0, 0)) == (0, 0)


@given(st.text())
def test_any_text_folds_and_every_span_lies_inside_the_original(text: str) -> None:
    folded = fold(text)
    start, end = folded.original_span((0, len(folded.text)))
    assert 0 <= start <= end <= len(text)
    assert folded.positions is not None or len(folded.text) == len(text)


def test_blanking_a_span_keeps_the_length() -> None:
    assert blank("公园路路灯", (0, 3)) == "   路灯"
