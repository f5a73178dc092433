"""Confirmed tickets teach labels, beginning with what the list says."""

import random
import tracemalloc

import numpy as np
import pytest

from nlp.gram_index import Scores
from nlp.learner import LabelSet, Learner, Lesson, prior_of

KNOWN = LabelSet(("lamp", "litter", "lift"), ("city", "city", "estate"), ("a", "a", "b"))
NOTHING = prior_of(np.full(3, 1 / 3))


def taught(*lessons: tuple[str, str], times: int = 12) -> Learner:
    learner = Learner(KNOWN)
    for number in range(times):
        for text, label in lessons:
            learner.learn(Lesson(text, label, f"person {number}"), NOTHING)
    return learner


def prior(*probabilities: float) -> Scores:
    return prior_of(np.array(probabilities))


def test_without_lessons_the_list_decides() -> None:
    predicted = Learner(KNOWN).predict("黑乎乎的", prior(0.7, 0.2, 0.1))
    assert predicted.best == 0
    assert predicted.probabilities.sum() == pytest.approx(1)


def test_lessons_teach_words_that_the_list_lacks() -> None:
    learner = taught(("晚上黑乎乎的", "lamp"), ("上不去楼", "lift"))
    assert learner.predict("这里黑乎乎的", NOTHING).best == 0
    assert learner.predict("老人上不去楼了", NOTHING).best == 2


def test_lessons_may_overrule_the_list() -> None:
    learner = taught(("黑乎乎的", "lamp"), times=40)
    assert learner.predict("黑乎乎的", prior(0.2, 0.7, 0.1)).best == 0


def test_a_label_teaches_its_group() -> None:
    learner = taught(("马路边黑乎乎的", "lamp"), ("电梯停了", "lift"))
    probabilities = learner.predict("马路边", NOTHING).probabilities
    assert probabilities[1] > probabilities[2]


def test_words_of_one_person_teach_no_words() -> None:
    learner = Learner(KNOWN)
    for _ in range(20):
        learner.learn(Lesson("晚上黑乎乎的", "lamp", "the same"), NOTHING)
    assert learner.predict("黑乎乎的", NOTHING).probabilities == pytest.approx([1 / 3] * 3)


def test_sure_is_the_outcome_not_the_label() -> None:
    predicted = Learner(KNOWN).predict("黑乎乎的", prior(0.45, 0.45, 0.1))
    assert predicted.sure == pytest.approx(predicted.probabilities[:2].sum())


def test_an_unknown_label_is_no_lesson() -> None:
    learner = Learner(KNOWN)
    assert learner.learn(Lesson("黑", "gone", "a"), NOTHING) is None
    assert learner.calibration.lessons == 0


def test_a_lesson_is_predicted_before_it_is_learned() -> None:
    learner = taught(("黑乎乎的", "lamp"))
    predicted = learner.learn(Lesson("黑乎乎的", "litter", "z"), NOTHING)
    assert predicted is not None
    assert predicted.best == 0


def test_judging_teaches_nothing() -> None:
    learner = Learner(KNOWN)
    for number in range(10):
        learner.judge(Lesson("黑乎乎的", "lamp", str(number)), NOTHING)
    assert learner.predict("黑乎乎的", NOTHING).probabilities == pytest.approx([1 / 3] * 3)
    assert learner.calibration.lessons == 10


def test_the_same_lessons_in_order_teach_the_same() -> None:
    lessons = (("晚上黑乎乎的", "lamp"), ("上不去楼", "lift"), ("到处是垃圾", "litter"))
    one, other = taught(*lessons), taught(*lessons)
    assert (
        one.predict("黑", NOTHING).probabilities == other.predict("黑", NOTHING).probabilities
    ).all()


def test_many_labels_and_grams_find_room() -> None:
    labels = tuple(str(number) for number in range(40))
    learner = Learner(LabelSet(labels, labels, labels))
    nothing = prior_of(np.full(40, 1 / 40))
    for person in range(3):
        for number, label in enumerate(labels):
            text = "".join(chr(0x4E00 + 20 * number + step) for step in range(20))
            learner.learn(Lesson(text, label, str(person)), nothing)
    assert (
        learner.predict("".join(chr(0x4E00 + 20 * 7 + step) for step in range(20)), nothing).best
        == 7
    )


@pytest.mark.long
def test_five_thousand_lessons_of_a_whole_list_take_less_than_ten_megabytes() -> None:
    labels = tuple(f"{number:04d}" for number in range(1326))
    known = LabelSet(labels, tuple(label[:2] for label in labels), labels)
    chance = random.Random(1)
    common = "".join(map(chr, range(0x4E00, 0x4E00 + 1500)))
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    learner = Learner(known)
    for number in range(5_000):
        right = chance.randrange(len(labels))
        text = "".join(chance.choices(common, k=60))
        beginning = np.full(len(labels), 0.2)
        beginning[right - 5 : right + 5] = 0.8
        learner.learn(Lesson(text, labels[right], str(number)), beginning)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 10_000_000
