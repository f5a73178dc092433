"""The matcher learns from confirmed tickets which matter is meant."""

import threading
from dataclasses import replace

from nlp.learned_matcher import LearnedMatcher, label_set
from nlp.learner import Lesson
from tests.unit.nlp.lists import MATTERS


def taught(text: str, number: str, times: int = 30) -> LearnedMatcher:
    matcher = LearnedMatcher(MATTERS)
    for person in range(times):
        matcher.learn(Lesson(text, number, str(person)))
    return matcher


def best(matcher: LearnedMatcher, text: str) -> str:
    return MATTERS[matcher.rank(text, 3).matters[0].place].id


def test_without_lessons_the_list_decides() -> None:
    assert best(LearnedMatcher(MATTERS), "门口路灯坏了") == "02-001"


def test_lessons_change_what_comes_first() -> None:
    assert best(taught("路坏了没人修,灯不亮", "02-002"), "路坏了没人修,灯不亮") == "02-002"


def test_the_words_are_shown_as_before() -> None:
    ranked = taught("门口路灯坏了", "02-001").rank("门口路灯坏了", 3).matters
    assert ranked[0].evidence == ((2, 5),)
    assert ranked[0].confidence > ranked[1].confidence


def test_nothing_is_ranked_for_a_message_about_nothing() -> None:
    matcher = taught("门口路灯坏了", "02-001")
    assert matcher.rank("呵呵呵", 3).matters == ()
    assert matcher.rank("", 3).sure == 0


def test_lessons_make_sure() -> None:
    text = "路坏了没人修,灯不亮"
    matcher = LearnedMatcher([replace(one, office=one.id) for one in MATTERS])
    before = matcher.rank(text, 3).sure
    for person in range(30):
        matcher.learn(Lesson(text, "02-001", str(person)))
    assert before < matcher.rank(text, 3).sure


def test_nothing_is_sure_of_which_the_list_knows_no_word() -> None:
    matcher = taught("呵呵呵坏了", "02-001")
    assert matcher.rank("呵呵呵", 3).sure == 0


def test_lessons_of_a_matter_that_is_gone_fall_away() -> None:
    assert taught("路灯坏了", "99-001").lessons == 0


def test_nothing_is_filed_unasked_on_few_lessons() -> None:
    matcher = taught("路灯坏了", "02-001")
    assert matcher.lessons == 30
    assert matcher.threshold() is None


def test_office_and_time_class_are_one_outcome() -> None:
    assert set(label_set(MATTERS).outcomes) == {"office lighting 7d"}


def test_an_empty_list_has_nothing_to_learn() -> None:
    matcher = LearnedMatcher(())
    matcher.learn(Lesson("路灯坏了", "02-001", "a"))
    assert matcher.rank("路灯坏了", 3).matters == ()


def test_others_read_while_one_learns() -> None:
    matcher = LearnedMatcher(MATTERS)
    failed: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                matcher.rank("门口路灯坏了", 3)
        except BaseException as error:  # noqa: BLE001 - it belongs to the test
            failed.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(300):
        words = "".join(chr(0x4E00 + 40 * (number // 3) + step) for step in range(40))
        matcher.learn(Lesson(f"路灯{words}", MATTERS[number % 3].id, str(number)))
    done.set()
    for reader in readers:
        reader.join()
    assert failed == []
    assert matcher.lessons == 300
