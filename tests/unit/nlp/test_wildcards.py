"""Phrases with gaps are found in one clause."""

from nlp.wildcards import WildcardSearch

SEARCH = WildcardSearch({"电线*掉": "wire", "电线": "any", "着火": "fire"})


def found(text: str) -> list[tuple[str, str]]:
    return [(text[slice(*span)], value) for span, value in SEARCH.find(text)]


def test_a_gap_may_hold_a_few_characters() -> None:
    assert found("门口电线被风刮掉了") == [("电线被风刮掉", "wire"), ("电线", "any")]


def test_a_gap_may_be_empty() -> None:
    assert ("电线掉", "wire") in found("电线掉了")


def test_a_gap_does_not_reach_into_the_next_clause() -> None:
    assert found("电线老了,墙皮掉了") == [("电线", "any")]


def test_a_gap_is_short() -> None:
    assert found("电线从三楼窗户外面一直拖到地上才掉") == [("电线", "any")]


def test_nothing_is_found_where_nothing_stands() -> None:
    assert found("路灯坏了") == []
