"""The matter whose words a message shares comes first, with those words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.matcher import Matcher
from nlp.normalise import fold
from tests.unit.nlp.lists import MATTERS, matter

MATCHER = Matcher(MATTERS)


def best(message: str) -> list[str]:
    return [MATTERS[ranked.place].id for ranked in MATCHER.rank(fold(message).text, 3)]


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("门口的路灯坏了", "02-001"),
        ("楼下垃圾三天没人收了", "01-001"),
        ("老板拖欠工资不给", "12-001"),
        ("家里水龙头不出水", "07-001"),
        ("屋里冷,暖气冰凉", "07-002"),
    ],
)
def test_the_matter_that_shares_the_words_comes_first(message: str, number: str) -> None:
    assert best(message)[0] == number


def test_homophones_lead_to_the_matter_too() -> None:
    ranked = MATCHER.rank("暖汽兵凉", 3)
    assert MATTERS[ranked[0].place].id == "07-002"
    assert ranked[0].evidence


@pytest.mark.parametrize("message", ["", "asdfgh", "😀", "呵呵呵", "今天星期几", "123"])
def test_a_message_about_nothing_has_no_matter(message: str) -> None:
    assert best(message) == []


def test_a_word_may_rule_a_matter_out() -> None:
    assert "02-001" in best("路灯不亮")
    assert "02-001" not in best("景观灯和路灯不亮")


def test_the_evidence_is_what_led_there() -> None:
    text = "你好,小区门口路灯坏了"
    first = MATCHER.rank(text, 3)[0]
    assert "路灯坏" in text[slice(*first.evidence[0])]


def test_confidences_share_one_and_fall() -> None:
    found = MATCHER.rank("路灯坏了,路面坑坑洼洼,垃圾堆成山", 3)
    confidences = [ranked.confidence for ranked in found]
    assert confidences == sorted(confidences, reverse=True)
    assert 0 < sum(confidences) <= 1


def test_the_top_limits_the_number_of_matters() -> None:
    assert len(MATCHER.rank("路灯坏了,路面坑坑洼洼,垃圾堆成山", 1)) == 1


def test_of_equal_matters_the_one_listed_first_wins() -> None:
    twins = Matcher((matter("01-001", "井盖丢失"), matter("01-002", "井盖丢失"), *MATTERS[1:]))
    assert [ranked.place for ranked in twins.rank("井盖丢失", 2)] == [0, 1]


def test_the_category_decides_who_comes_first_and_its_rival_follows() -> None:
    manholes = [
        matter(f"02-10{n}", name) for n, name in enumerate(("窨井盖丢失", "井盖响", "井盖碎"))
    ]
    rivals = Matcher((matter("01-001", "窨井盖丢失"), *manholes, *MATTERS[1:]))
    assert [ranked.place for ranked in rivals.rank("窨井盖丢失", 2)] == [1, 0]


def test_an_empty_list_matches_nothing() -> None:
    assert Matcher(()).rank("路灯坏了", 3) == []


@given(st.text())
def test_any_text_is_ranked(message: str) -> None:
    text = fold(message).text
    for ranked in MATCHER.rank(text, 3):
        assert 0 < ranked.confidence <= 1
        assert all(0 <= start < end <= len(text) for start, end in ranked.evidence)
