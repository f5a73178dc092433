"""Learn labels from confirmed tickets, one pass, with the list's score as the beginning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nlp.calibration import Calibration, candidates, softmax
from nlp.gram_index import Numbers, Scores
from nlp.gram_weights import WIDTH, GramWeights
from nlp.learned_grams import LearnedGrams, grams_of

_PRIOR = 12.0
_RATE_OF_PRIOR = 0.05
_LEAST_GRADIENT = 1e-3
_LEAST_PRIOR = 1e-6


@dataclass(frozen=True, slots=True)
class LabelSet:
    """Labels, the group of each (its category), and the outcome that must be right to file.

    Labels with one outcome (the same office and time class) are as good as one another.
    """

    labels: tuple[str, ...]
    groups: tuple[str, ...]
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A confirmed ticket: the folded text, the label it was confirmed with, and whose it was."""

    text: str
    label: str
    person: str


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """Probabilities of the labels in their order; ``sure`` is that of the best one's outcome."""

    probabilities: Scores
    best: int
    sure: float


class Learner:
    """An online softmax over sparse grams: what the list says, plus label and group weights.

    A gram speaks for at most ``width`` labels: fewer is smaller, more is a little better.
    """

    def __init__(self, known: LabelSet, width: int = WIDTH) -> None:
        self._known = known
        self._places = {label: place for place, label in enumerate(known.labels)}
        self._groups = _numbered(known.groups)
        self._outcomes = _numbered(known.outcomes)
        self._of_labels = GramWeights(len(known.labels), width)
        self._of_groups = GramWeights(int(self._groups.max(initial=-1)) + 1, width)
        self._grams = LearnedGrams()
        self._trust = _PRIOR
        self.calibration = Calibration()

    def predict(self, text: str, prior: Scores) -> Prediction:
        """Return what a folded text is about; ``prior`` is as ``prior_of`` gives it."""
        return self._prediction(self._scores(self._grams.slots(grams_of(text)), prior))

    def judge(self, lesson: Lesson, prior: Scores) -> Prediction | None:
        """Predict a lesson and note for the calibration how right that was; None if unknown."""
        right = self._places.get(lesson.label)
        if right is None:
            return None
        scores = self._scores(self._grams.slots(grams_of(lesson.text)), prior)
        predicted = self._prediction(scores)
        is_right = bool(self._outcomes[predicted.best] == self._outcomes[right])
        self.calibration.note(scores, right, predicted.sure, was_right=is_right)
        return predicted

    def learn(self, lesson: Lesson, prior: Scores) -> Prediction | None:
        """Judge a lesson, then learn it; return what had been predicted, None if unknown."""
        predicted = self.judge(lesson, prior)
        if predicted is not None:
            grams = grams_of(lesson.text)
            self._grams.meet(grams, lesson.person)
            self._step(self._grams.slots(grams), prior, self._places[lesson.label])
        return predicted

    def _scores(self, grams: Numbers, prior: Scores) -> Scores:
        scores = self._trust * prior
        if len(grams):
            learned = self._of_labels.scores(grams) + self._of_groups.scores(grams)[self._groups]
            scores += learned / np.sqrt(len(grams))
        return scores

    def _prediction(self, scores: Scores) -> Prediction:
        probabilities = self.calibration.probabilities(scores)
        by_outcome = np.bincount(self._outcomes, probabilities)
        best = int(np.argmax(probabilities))
        return Prediction(probabilities, best, float(by_outcome[self._outcomes[best]]))

    def _step(self, grams: Numbers, prior: Scores, right: int) -> None:
        self._of_labels.hold(len(self._grams))
        self._of_groups.hold(len(self._grams))
        scores = self._scores(grams, prior)
        rivals = np.union1d(candidates(scores), [right])
        gradient = softmax(scores[rivals]) - (rivals == right)
        self._trust -= _RATE_OF_PRIOR * float(gradient @ prior[rivals])
        if not len(grams):
            return
        scaled = gradient / np.sqrt(len(grams))
        of_groups = np.asarray(np.bincount(self._groups[rivals], scaled), np.float64)
        groups = np.flatnonzero(of_groups)
        self._of_groups.step(grams, groups, of_groups[groups])
        moved = np.abs(gradient) >= _LEAST_GRADIENT
        self._of_labels.step(grams, rivals[moved], scaled[moved])


def prior_of(probabilities: Scores) -> Scores:
    """Return the list's probabilities as a prior: their logarithm from 0 (none) to 1 (certain)."""
    floor = np.log(_LEAST_PRIOR)
    return np.asarray(1 - np.log(np.maximum(probabilities, _LEAST_PRIOR)) / floor, np.float64)


def _numbered(names: Sequence[str]) -> Numbers:
    """Number names alike where they are alike."""
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([numbers[name] for name in names], np.intp)
