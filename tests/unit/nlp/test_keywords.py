"""Words that several people use for a matter are proposed for the list."""

from nlp.keywords import propose_keywords, words_of
from nlp.learner import Lesson
from tests.unit.nlp.lists import MATTERS


def lessons(text: str, label: str, people: int) -> list[Lesson]:
    return [Lesson(text, label, str(person)) for person in range(people)]


def test_a_word_of_several_people_is_proposed_for_its_matter() -> None:
    found = propose_keywords(lessons("路灯罩子碎了", "02-001", 3), MATTERS)
    assert ("02-001", "罩子", 3) in [(p.matter, p.word, p.people) for p in found]


def test_a_word_of_two_people_is_not() -> None:
    assert propose_keywords(lessons("路灯罩子碎了", "02-001", 2), MATTERS) == []


def test_a_word_that_the_list_has_there_is_not_proposed() -> None:
    found = propose_keywords(lessons("路灯坏了", "02-001", 5), MATTERS)
    assert "路灯" not in [proposal.word for proposal in found]


def test_a_word_that_tells_the_matter_apart_comes_first() -> None:
    found = propose_keywords(
        [*lessons("罩子附近", "02-001", 3), *lessons("附近", "05-001", 3)], MATTERS
    )
    assert [p.word for p in found if p.matter == "02-001"] == ["罩子", "附近"]


def test_no_more_than_asked_are_proposed() -> None:
    found = propose_keywords(lessons("罩子玻璃螺丝柱子", "02-001", 3), MATTERS, most=2)
    assert len(found) == 2


def test_words_are_chinese_and_nothing_personal() -> None:
    assert words_of("电话13800138000,a座的罩子") == {"电话", "罩子"}


def test_a_word_that_is_used_more_elsewhere_is_not_proposed() -> None:
    found = propose_keywords(
        [*lessons("罩子", "02-001", 3), *lessons("罩子", "05-001", 9)], MATTERS
    )
    assert "02-001" not in [proposal.matter for proposal in found if proposal.word == "罩子"]


def test_a_refused_word_never_comes_again() -> None:
    refused = {("02-001", "罩子")}
    found = propose_keywords(lessons("路灯罩子碎了", "02-001", 3), MATTERS, refused=refused)
    assert "罩子" not in [proposal.word for proposal in found]
