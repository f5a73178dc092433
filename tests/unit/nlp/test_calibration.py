"""Confidences hold, and what is sure enough follows from what was right."""

import numpy as np
import pytest

from nlp.calibration import Calibration, lower_bound, softmax


def noted(lessons: int, right_share: float, sharpness: float = 8.0) -> Calibration:
    """Note predictions of the first of three labels, right in a share of the cases."""
    calibration = Calibration()
    for number in range(lessons):
        is_right = number % 100 < 100 * right_share
        scores = np.array([sharpness, 0.0, 0.0])
        sure = float(calibration.probabilities(scores)[0])
        calibration.note(scores, 0 if is_right else 1, sure, was_right=is_right)
    return calibration


def test_too_sure_scores_are_cooled() -> None:
    calibration = noted(700, 0.7)
    assert calibration.temperature > 2
    assert calibration.probabilities(np.array([8.0, 0.0, 0.0]))[0] == pytest.approx(0.7, abs=0.05)


def test_nothing_is_sure_before_a_thousand_lessons() -> None:
    assert noted(999, 1.0).threshold() is None


def test_a_precise_predictor_may_file_unasked() -> None:
    threshold = noted(1000, 0.99).threshold()
    assert threshold is not None
    assert threshold > 0.9


def test_an_imprecise_predictor_may_not() -> None:
    assert noted(1000, 0.8).threshold() is None


def test_the_bound_asks_for_enough_cases() -> None:
    assert lower_bound(20, 20) < 0.95 < lower_bound(100, 100)


def test_the_error_is_the_gap_between_sure_and_right() -> None:
    calibration = Calibration()
    for number in range(100):
        calibration.note(np.array([1.0, 0.0]), 0, 0.9, was_right=number < 70)
    assert calibration.error() == pytest.approx(0.2, abs=0.001)
    assert Calibration().error() == 0


def test_a_right_answer_far_down_is_noted_too() -> None:
    calibration = Calibration()
    for _ in range(50):
        calibration.note(np.arange(100.0, 0.0, -1.0), 99, 0.5, was_right=False)
    assert calibration.temperature == pytest.approx(5.0)


def test_probabilities_sum_to_one() -> None:
    assert softmax(np.array([1000.0, 0.0, -1000.0])).sum() == pytest.approx(1)
