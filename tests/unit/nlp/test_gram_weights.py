"""A gram speaks for a few labels: those for which it says most."""

import numpy as np
import pytest

from nlp.gram_weights import GramWeights

GRAMS = np.array([0, 1])


def step(weights: GramWeights, column: int, slope: float) -> None:
    weights.step(GRAMS, np.array([column]), np.array([slope]))


def test_a_step_goes_down_the_gradient() -> None:
    weights = GramWeights(3)
    step(weights, 1, -0.5)
    scores = weights.scores(GRAMS)
    assert scores[1] > 0
    assert scores[[0, 2]].tolist() == [0, 0]


def test_steps_become_shorter() -> None:
    weights = GramWeights(3)
    step(weights, 1, -0.5)
    first = weights.scores(GRAMS)[1]
    step(weights, 1, -0.5)
    assert weights.scores(GRAMS)[1] - first < first


def test_no_column_moves_where_none_is_named() -> None:
    weights = GramWeights(3)
    weights.step(GRAMS, np.zeros(0, np.intp), np.zeros(0))
    assert not weights.scores(GRAMS).any()


def test_the_weakest_label_gives_way() -> None:
    weights = GramWeights(1000, width=2)
    for column, slope in ((7, -0.9), (8, -0.2), (900, -0.9)):
        for _ in range(3):
            step(weights, column, slope)
    scores = weights.scores(GRAMS)
    assert scores[7] > 0
    assert scores[900] > 0
    assert scores[8] == 0


def test_what_hardly_moves_takes_no_place() -> None:
    weights = GramWeights(1000, width=2)
    step(weights, 5, 0.01)
    assert not weights.scores(GRAMS).any()


def test_room_is_made_for_more_grams() -> None:
    weights = GramWeights(4)
    step(weights, 2, -0.5)
    before = weights.scores(GRAMS)
    weights.hold(10_000)
    assert weights.scores(GRAMS) == pytest.approx(before)
    assert not weights.scores(np.array([9_999])).any()
