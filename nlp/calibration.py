"""Turn scores into probabilities that hold, and choose what is sure enough to file unasked."""

from __future__ import annotations

import math
from collections import deque

import numpy as np

from nlp.gram_index import Numbers, Scores

FEWEST_LESSONS = 1000

_REMEMBERED = 600
_JUDGED = 2000
_RIVALS = 48
_REFIT_EVERY = 50
_TEMPERATURES = np.geomspace(0.2, 5.0, 25)
# 95 % one-sided.
_DEVIATIONS = 1.645


class Calibration:
    """One temperature, refitted on the last predictions made before their answer was learned."""

    def __init__(self) -> None:
        self.temperature = 1.0
        self.lessons = 0
        self._scores = np.full((_REMEMBERED, _RIVALS), -np.inf)
        self._right = np.zeros(_REMEMBERED, np.intp)
        self._judged: deque[tuple[float, bool]] = deque(maxlen=_JUDGED)
        self._thresholds: dict[float, float | None] = {}

    def probabilities(self, scores: Scores) -> Scores:
        """Return what the scores say at the present temperature; they sum to 1.

        Only the best have a chance: a thousand hopeless ones together would weigh too much.
        """
        shares = np.zeros(len(scores))
        best = candidates(scores)
        shares[best] = softmax(scores[best] / self.temperature)
        return shares

    def note(self, scores: Scores, right: int, sure: float, *, was_right: bool) -> None:
        """Note a prediction: all scores, the right place, how sure it was and whether rightly."""
        best = candidates(scores)
        if right not in best:
            best[-1] = right
        place = self.lessons % _REMEMBERED
        self._scores[place, : len(best)] = scores[best]
        self._right[place] = int(np.flatnonzero(best == right)[0])
        self._judged.append((sure, was_right))
        self.lessons += 1
        if self.lessons % _REFIT_EVERY == 0:
            self._refit()
            self._thresholds.clear()

    def threshold(self, precision: float = 0.95) -> float | None:
        """Return how sure is sure enough for a precision, by its lower confidence bound.

        It is looked for again after every fifty lessons.

        None before enough lessons, or where no confidence is that precise.
        """
        if precision not in self._thresholds:
            self._thresholds[precision] = self._threshold(precision)
        return self._thresholds[precision]

    def _threshold(self, precision: float) -> float | None:
        if self.lessons < FEWEST_LESSONS:
            return None
        ranked = sorted(self._judged, reverse=True)
        right = np.cumsum([was_right for _, was_right in ranked])
        counts = range(1, len(ranked) + 1)
        good = [n for n in counts if lower_bound(int(right[n - 1]), n) >= precision]
        return ranked[good[-1] - 1][0] if good else None

    def error(self, bins: int = 10) -> float:
        """Return the expected calibration error of the last predictions."""
        sure, right = np.array(self._judged, np.float64).reshape(-1, 2).T
        places = np.minimum((sure * bins).astype(np.intp), bins - 1)
        gaps = np.bincount(places, sure - right, bins)
        return float(np.abs(gaps).sum() / max(1, len(sure)))

    def _refit(self) -> None:
        noted = min(self.lessons, _REMEMBERED)
        scores, right = self._scores[:noted], self._right[:noted]
        losses = [_loss(scores / temperature, right) for temperature in _TEMPERATURES]
        self.temperature = float(_TEMPERATURES[int(np.argmin(losses))])


def _loss(scores: Scores, right: Numbers) -> float:
    """Return the mean negative logarithm of the right answers' probabilities."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    chosen = np.take_along_axis(shifted, right[:, np.newaxis], axis=1)[:, 0]
    return float(np.mean(np.log(np.exp(shifted).sum(axis=1)) - chosen))


def candidates(scores: Scores) -> Numbers:
    """Return the places of the best scores, at most 48, best first."""
    return np.asarray(np.argsort(-scores, kind="stable")[:_RIVALS], np.intp)


def softmax(scores: Scores) -> Scores:
    """Return the exponentials of scores divided by their sum."""
    powers = np.exp(scores - scores.max(initial=-np.inf))
    return np.asarray(powers / powers.sum(), np.float64)


def lower_bound(right: int, count: int) -> float:
    """Return Wilson's lower bound of a share, 95 % one-sided."""
    share, z = right / count, _DEVIATIONS
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - spread) / (1 + z * z / count)
