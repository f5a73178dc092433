"""Learn labels from confirmed tickets, one pass, with the list's score as the beginning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nlp.calibration import Calibration, softmax
from nlp.gram_index import Numbers, Scores
from nlp.learned_grams import LearnedGrams, grams_of

Weights = npt.NDArray[np.float32]

_RATE = 0.2
_PRIOR = 8.0
_RATE_OF_PRIOR = 0.05
_LEAST_GRADIENT = 1e-3
_LEAST_PRIOR = 1e-6
_BEGINNING = 0.01


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


class _Table:
    """Weights of grams for columns, with AdaGrad's sums; grows as grams and columns come."""

    def __init__(self, columns: int) -> None:
        self.weights: Weights = np.zeros((256, columns), np.float32)
        self._sums: Weights = np.full((256, columns), _BEGINNING, np.float32)

    def scores(self, grams: Numbers) -> Scores:
        """Return the sum of the grams' weights for each column."""
        return np.asarray(self.weights[grams].sum(axis=0), np.float64)

    def hold(self, rows: int, columns: int) -> None:
        """Make room for at least this many grams and columns."""
        have_rows, have_columns = self.weights.shape
        if rows <= have_rows and columns <= have_columns:
            return
        shape = (max(have_rows, 2 * rows), max(have_columns, 2 * columns))
        weights, sums = np.zeros(shape, np.float32), np.full(shape, _BEGINNING, np.float32)
        weights[:have_rows, :have_columns] = self.weights
        sums[:have_rows, :have_columns] = self._sums
        self.weights, self._sums = weights, sums

    def step(self, grams: Numbers, columns: Numbers, gradient: Scores) -> None:
        """Go one step down the gradient, alike for every gram."""
        cells = np.ix_(grams, columns)
        self._sums[cells] += gradient.astype(np.float32) ** 2
        self.weights[cells] -= _RATE * gradient.astype(np.float32) / np.sqrt(self._sums[cells])


class Learner:
    """An online softmax over sparse grams: what the list says, plus label and group weights."""

    def __init__(self, known: LabelSet) -> None:
        self._known = known
        self._places = {label: place for place, label in enumerate(known.labels)}
        self._groups = _numbered(known.groups)
        self._outcomes = _numbered(known.outcomes)
        self._columns = np.full(len(known.labels), -1)
        self._seen = np.zeros(0, np.intp)
        self._of_labels = _Table(16)
        self._of_groups = _Table(int(self._groups.max(initial=0)) + 1)
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
        if len(grams) and len(self._seen):
            scale = 1 / np.sqrt(len(grams))
            scores[self._seen] += scale * self._of_labels.scores(grams)[: len(self._seen)]
            scores += scale * self._of_groups.scores(grams)[self._groups]
        return scores

    def _prediction(self, scores: Scores) -> Prediction:
        probabilities = self.calibration.probabilities(scores)
        by_outcome = np.bincount(self._outcomes, probabilities)
        best = int(np.argmax(probabilities))
        return Prediction(probabilities, best, float(by_outcome[self._outcomes[best]]))

    def _step(self, grams: Numbers, prior: Scores, right: int) -> None:
        if self._columns[right] < 0:
            self._columns[right] = len(self._seen)
            self._seen = np.append(self._seen, right)
        self._of_labels.hold(len(self._grams), len(self._seen))
        self._of_groups.hold(len(self._grams), 0)
        gradient = softmax(self._scores(grams, prior))
        gradient[right] -= 1
        self._trust -= _RATE_OF_PRIOR * float(gradient @ prior)
        if not len(grams):
            return
        scaled = gradient / np.sqrt(len(grams))
        moved = self._seen[np.abs(gradient[self._seen]) >= _LEAST_GRADIENT]
        self._of_labels.step(grams, self._columns[moved], scaled[moved])
        of_groups = np.asarray(np.bincount(self._groups, scaled), np.float64)
        self._of_groups.step(grams, np.arange(len(of_groups)), of_groups)


def prior_of(probabilities: Scores) -> Scores:
    """Return the list's probabilities as a prior: their logarithm from 0 (none) to 1 (certain)."""
    floor = np.log(_LEAST_PRIOR)
    return np.asarray(1 - np.log(np.maximum(probabilities, _LEAST_PRIOR)) / floor, np.float64)


def _numbered(names: Sequence[str]) -> Numbers:
    """Number names alike where they are alike."""
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([numbers[name] for name in names], np.intp)
