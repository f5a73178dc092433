"""The matcher with what confirmed tickets taught it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np

from nlp.calibration import softmax
from nlp.gram_index import Scores
from nlp.learner import LabelSet, Learner, Lesson, Prediction, prior_of
from nlp.matcher import LEAST_KNOWN, Matcher, Ranked
from nlp.responsibility_list import ListedMatter

# How the list's ranks become shares; measured with the learner.
TEMPERATURE = 0.15
# Nothing is sure of which the list hardly knows a word, however clear the rest may look.
_KNOWN_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best matters for a text; ``sure`` is how sure the best one's office and time class are.

    0 to 1; 0 where nothing was learned, and where the list hardly knows a word.
    """

    matters: Sequence[Ranked]
    sure: float = 0.0


class LearnedMatcher:
    """Ranks like the matcher it is built on; learns lessons, whose labels are matters' ids.

    Lessons are followed in one order everywhere, so that all replicas know the same; a new list is
    learned by replaying them, where lessons of matters that are gone fall away. One thread may
    learn while others read.
    """

    def __init__(self, matters: Sequence[ListedMatter], matcher: Matcher | None = None) -> None:
        self._matcher = matcher or Matcher(matters)
        self._learner = Learner(label_set(matters))
        self._lock = Lock()

    @property
    def lessons(self) -> int:
        """How many lessons were learned."""
        return self._learner.calibration.lessons

    def threshold(self, precision: float = 0.95) -> float | None:
        """Return how sure is sure enough to file unasked; None while nothing is."""
        with self._lock:
            return self._learner.calibration.threshold(precision)

    def learn(self, lesson: Lesson) -> None:
        """Learn from one confirmed ticket; its text is prepared as for ``rank``."""
        prior = list_prior(self._matcher.scored(lesson.text).ranks)
        with self._lock:
            self._learner.learn(lesson, prior)

    def rank(self, text: str, top: int) -> Ranking:
        """Return the best matters for a folded text with calibrated confidences."""
        found = self._matcher.scored(text)
        if found.known < LEAST_KNOWN:
            return Ranking(())
        predicted = self._predict(text, found.ranks)
        best = np.argsort(-predicted.probabilities, kind="stable")[:top]
        return Ranking(
            self._matcher.shown(text, found, best, predicted.probabilities[best]),
            predicted.sure if found.known >= _KNOWN_ENOUGH else 0.0,
        )

    def _predict(self, text: str, ranks: Scores) -> Prediction:
        prior = list_prior(ranks)
        with self._lock:
            return self._learner.predict(text, prior)


def list_prior(ranks: Scores) -> Scores:
    """Return the matcher's ranks as the learner's prior."""
    return prior_of(softmax(ranks / TEMPERATURE)) if len(ranks) else ranks


def label_set(matters: Sequence[ListedMatter]) -> LabelSet:
    """Return the list's labels: what must be right to file is who handles it and how fast."""
    return LabelSet(
        labels=tuple(matter.id for matter in matters),
        groups=tuple(matter.category for matter in matters),
        outcomes=tuple(f"{m.handler} {m.office} {m.time_class}" for m in matters),
    )
