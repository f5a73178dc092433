"""A message is split only where its parts are surely about different things."""

from nlp.matcher import Ranked
from nlp.split import split

WORDS = {"灯": 1, "垃圾": 2, "电梯": 3, "停车": 4}
SURE = 50.0


def rank(text: str, score: float = SURE) -> list[Ranked]:
    return [Ranked(place, score, 0.9, ()) for word, place in WORDS.items() if word in text]


def parts(text: str) -> list[str]:
    return [text[slice(*span)] for span, _ in split(text, rank)]


def test_two_problems_are_told_apart() -> None:
    assert parts("楼道灯坏了,还有垃圾三天没人收") == ["楼道灯坏了", "垃圾三天没人收"]


def test_sentences_about_different_things_are_problems() -> None:
    assert parts("楼道灯坏了。电梯停了两天!") == ["楼道灯坏了", "电梯停了两天"]


def test_an_enumeration_is_split_at_its_numbers() -> None:
    text = "小区问题:1,楼道灯坏了 2,垃圾没人收 3,电梯停了"
    assert parts(text) == ["楼道灯坏了", "垃圾没人收", "电梯停了"]
    assert parts("一,楼道灯坏了。二,垃圾没人收。") == ["楼道灯坏了", "垃圾没人收"]


def test_one_problem_is_not_split() -> None:
    assert parts("路灯坏了三天了") == []
    assert parts("路灯坏了。都三天了,没人修") == []
    assert parts("") == []


def test_two_sentences_about_one_thing_are_not_split() -> None:
    assert parts("楼道灯坏了。门口的灯也不亮") == []


def test_what_may_be_the_same_thing_is_not_split() -> None:
    assert parts("楼道灯和电梯坏了。电梯停了两天") == []


def test_parts_that_may_be_about_nothing_are_not_split() -> None:
    assert split("楼道灯坏了,还有垃圾没人收", lambda text: rank(text, 1.0)) == []


def test_a_long_list_is_left_whole() -> None:
    assert parts("。".join(["楼道灯坏了", "垃圾没人收", "电梯停了", "乱停车了"] * 2)) == []


def test_a_house_number_is_no_enumeration() -> None:
    assert parts("3号楼1.5米处灯坏了") == []
