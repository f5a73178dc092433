"""Homophones sound alike; other words do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.pinyin import sounds


@pytest.mark.parametrize(
    ("one", "other"),
    [("幸福小区", "信福小区"), ("路灯", "鹿登"), ("施工", "事工"), ("张庄", "赃壮")],
)
def test_homophones_have_the_same_signs(one: str, other: str) -> None:
    assert sounds(one) == sounds(other)


def test_other_syllables_have_other_signs() -> None:
    assert len(set(sounds("路灯坏了漏水"))) == 6


def test_what_is_not_chinese_stays() -> None:
    assert sounds("3#-2单元")[:3] == "3#-"


@given(st.text())
def test_the_length_is_kept(text: str) -> None:
    assert len(sounds(text)) == len(text)
