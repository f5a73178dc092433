"""The learner with a message board's labels in place of the list's matters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nlp.calibration import softmax
from nlp.gram_index import Numbers, Scores
from nlp.learned_matcher import TEMPERATURE
from nlp.learner import LabelSet, Learner, Lesson, Prediction, prior_of
from nlp.matcher import Matcher

BEST = 3


class LabelLearner:
    """Predicts labels from what the list says of a text and from the lessons so far.

    ``meaning`` has for each matter the place of its label. Texts are as ``Reader.telling`` gives
    them.
    """

    def __init__(self, matcher: Matcher, names: Sequence[str], meaning: Numbers) -> None:
        self.names = tuple(names)
        self._matcher = matcher
        self._meaning = meaning
        self.learner = Learner(LabelSet(self.names, self.names, self.names), len(self.names))

    def learn(self, text: str, label: str, person: str) -> None:
        """Learn one message with its label."""
        self.learner.learn(Lesson(text, label, person), self._prior(text))

    def predict(self, text: str) -> Prediction:
        """Return how probable each label is."""
        return self.learner.predict(text, self._prior(text))

    def rank(self, text: str) -> list[str]:
        """Return the three best labels."""
        best = np.argsort(-self.predict(text).probabilities, kind="stable")[:BEST]
        return [self.names[place] for place in best]

    def _prior(self, text: str) -> Scores:
        shares = softmax(self._matcher.scored(text).ranks / TEMPERATURE)
        by_label = np.bincount(self._meaning, shares, len(self.names))
        return prior_of(np.asarray(by_label, np.float64))
