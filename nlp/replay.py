"""Replay labelled messages, each predicted before it is learned, and say how well that went."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nlp.calibration import Calibration, softmax
from nlp.gram_index import Numbers, Scores
from nlp.learned_matcher import TEMPERATURE, label_set, list_prior
from nlp.learner import LabelSet, Learner, Lesson, prior_of
from nlp.matcher import Matcher
from nlp.responsibility_list import ListedMatter, ResponsibilityList
from nlp.understanding import Reader

MILESTONES = (100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000)

_THREE = 3


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A message with the label that people gave it."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Step:
    """Shares of the messages since the step before whose label came first, and among three."""

    messages: int
    first: float
    among_three: float


@dataclass(frozen=True, slots=True)
class Replay:
    """What a replay measured; ``threshold`` is how sure is sure enough, None if nothing is.

    ``unknown`` counts the messages whose label is in neither list nor label set.
    """

    messages: int
    unknown: int
    first: float
    among_three: float
    error: float
    threshold: float | None
    steps: tuple[Step, ...]


Prior = Callable[[str], Scores]


def replay(
    messages: Sequence[LabelledText],
    listed: ResponsibilityList,
    *,
    learn: bool = True,
    outside: bool = False,
) -> Replay:
    """Predict each message, then learn it; labels are matters' ids or, outside, any names.

    Outside labels begin with the list's scores summed over the matters that mean them, by the
    majority on the first half.
    """
    matcher, reader = Matcher(listed.matters), Reader(listed)
    told = [LabelledText(reader.telling(message.text), message.label) for message in messages]
    known, prior = _outside(told, matcher) if outside else _of_list(listed.matters, matcher)
    learner = Learner(known, len(known.labels)) if outside else Learner(known)
    ranks = []
    for number, message in enumerate(told):
        lesson = Lesson(message.text, message.label, str(number))
        predicted = (learner.learn if learn else learner.judge)(lesson, prior(message.text))
        if predicted is not None:
            ranks.append(_rank_of(known.labels.index(message.label), predicted.probabilities))
    return _report(np.array(ranks, np.intp), len(messages), learner.calibration)


def _of_list(matters: Sequence[ListedMatter], matcher: Matcher) -> tuple[LabelSet, Prior]:
    return label_set(matters), lambda text: list_prior(matcher.scored(text).ranks)


def _outside(messages: Sequence[LabelledText], matcher: Matcher) -> tuple[LabelSet, Prior]:
    labels = tuple(sorted({message.label for message in messages})) or ("",)
    meaning = meaning_of_matters(messages[: (len(messages) + 1) // 2], labels, matcher)

    def prior(text: str) -> Scores:
        shares = softmax(matcher.scored(text).ranks / TEMPERATURE)
        return prior_of(np.asarray(np.bincount(meaning, shares, len(labels)), np.float64))

    return LabelSet(labels, labels, labels), prior


def meaning_of_matters(
    messages: Sequence[LabelledText], labels: Sequence[str], matcher: Matcher
) -> Numbers:
    """Return for each matter the label that most messages have of which it comes first.

    A matter that never does means what most of its category do.
    """
    counts = np.zeros((matcher.size, len(labels)), np.intp)
    for message in messages:
        ranks = matcher.scored(message.text).ranks
        if ranks.any():
            counts[int(np.argmax(ranks)), labels.index(message.label)] += 1
    by_category = np.zeros((int(matcher.categories.max(initial=0)) + 1, len(labels)), np.intp)
    np.add.at(by_category, matcher.categories, counts)
    fallback = np.where(by_category.any(axis=1), by_category.argmax(axis=1), counts.sum(0).argmax())
    own = counts.any(axis=1)
    return np.asarray(np.where(own, counts.argmax(axis=1), fallback[matcher.categories]), np.intp)


def _rank_of(right: int, probabilities: Scores) -> int:
    """Return how many labels are more probable than the right one."""
    return int(np.count_nonzero(probabilities > probabilities[right]))


def _report(ranks: Numbers, messages: int, calibration: Calibration) -> Replay:
    return Replay(
        messages=messages,
        unknown=messages - len(ranks),
        first=_share(ranks < 1),
        among_three=_share(ranks < _THREE),
        error=calibration.error(),
        threshold=calibration.threshold(),
        steps=tuple(_steps(ranks)),
    )


def _steps(ranks: Numbers) -> Iterator[Step]:
    start = 0
    for milestone in (*(stone for stone in MILESTONES if stone < len(ranks)), len(ranks)):
        part = ranks[start:milestone]
        yield Step(milestone, _share(part < 1), _share(part < _THREE))
        start = milestone


def _share(hits: npt.NDArray[np.bool_]) -> float:
    return float(hits.mean()) if len(hits) else 0.0
