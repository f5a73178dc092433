"""The words that led to a matter are shown, heaviest first."""

import numpy as np
import pytest

from nlp.evidence import telling_spans


def words(text: str, weights: list[float]) -> list[str]:
    return [text[start:end] for start, end in telling_spans(text, np.array(weights))]


def test_adjacent_pairs_are_one_stretch() -> None:
    assert words("你看路灯坏", [0, 0, 2, 1]) == ["路灯坏"]


def test_the_heaviest_stretch_comes_first_and_chance_is_left_out() -> None:
    text = "垃圾,路灯,今天"
    assert words(text, [2, 0, 0, 5, 0, 0, 0.1]) == ["路灯", "垃圾"]


def test_joining_words_are_cut_from_the_edges() -> None:
    assert words("的路灯了", [1, 1, 1]) == ["路灯"]
    assert words("的了", [1]) == []


def test_the_same_place_is_shown_once() -> None:
    assert words("路灯,路灯", [1, 0, 0, 1]) == ["路灯", "路灯"]


@pytest.mark.parametrize("text", ["", "路"])
def test_a_text_without_pairs_has_no_evidence(text: str) -> None:
    assert words(text, []) == []


def test_who_writes_three_characters_may_tell_it_by_one() -> None:
    assert telling_spans("太吵了", np.array([4.0, 0.0])) == ((1, 2),)
    assert telling_spans("真的太吵了", np.array([0.0, 0.0, 4.0, 0.0])) == ()
