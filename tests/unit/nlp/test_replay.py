"""A replay predicts each message before it learns it."""

import pytest

from nlp.replay import LabelledText, Replay, replay
from tests.unit.nlp.lists import LISTED, MATTERS

NAMED = [LabelledText(words, m.id) for m in MATTERS for words in (m.name, m.wordings[0])]
OUTSIDE = [
    LabelledText(words, "indoors" if matter.category in {"05", "07"} else "outdoors")
    for words_of in (0, 1, 2)
    for matter in MATTERS
    for words in matter.wordings[words_of : words_of + 1]
]


def test_messages_labelled_with_the_lists_matters_are_found() -> None:
    report = replay(NAMED, LISTED)
    assert report.messages == len(NAMED)
    assert report.first > 0.9
    assert report.among_three >= report.first


def test_labels_from_outside_begin_with_what_the_matters_mean() -> None:
    report = replay(OUTSIDE, LISTED, learn=False, outside=True)
    assert report.first > 0.8
    assert report.unknown == 0


def test_learning_on_goes_at_least_as_well() -> None:
    again = OUTSIDE * 6
    learned = replay(again, LISTED, outside=True)
    unlearned = replay(again, LISTED, learn=False, outside=True)
    assert learned.steps[-1].first >= unlearned.steps[-1].first


def test_a_label_that_the_list_lacks_is_counted() -> None:
    report = replay([*NAMED, LabelledText("路灯坏了", "99-999")], LISTED)
    assert report.unknown == 1


def test_the_steps_end_with_the_last_message() -> None:
    report = replay(NAMED * 7, LISTED)
    assert [step.messages for step in report.steps] == [100, 140]
    assert report.threshold is None


@pytest.mark.parametrize("outside", [False, True])
def test_no_messages_have_an_empty_report(outside: bool) -> None:
    assert replay([], LISTED, outside=outside) == Replay(
        0, 0, 0, 0, 0, None, replay([], LISTED).steps
    )
