"""Rank the list's matters for a text, with a confidence and the words that led there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from nlp.evidence import telling_spans
from nlp.gram_index import (
    GramIndex,
    Grams,
    Numbers,
    Phrase,
    Scores,
    Shared,
    Vocabulary,
    Weighting,
    traces,
)
from nlp.normalise import Span, fold
from nlp.pinyin import sounds
from nlp.responsibility_list import ListedMatter
from nlp.word_search import WordSearch

_OF_SOUNDS = Weighting(single=0.1, limit=0.15)
_OF_CATEGORIES = Weighting(saturation=25.0, length=0.15, single=0.3, limit=1.0)
_NAME, _KEYWORD, _WORDING, _INCLUDES = 2.0, 1.2, 1.0, 1.0
# What the category adds decides who comes first; the others are there in case it was wrong.
_CATEGORY, _CATEGORY_OF_OTHERS = 0.6, 0.15
_SOUND = 0.6
# The tables begin with what is reported most.
_COMMON, _COMMON_WIDTH = 0.1, 30.0
# Below this share of known pairs a short text may be misspelt.
_COVERED = 0.4
_SHORT = 40
# Confidence without learning: known by the best score, shared among the rivals by rank.
_HALF, _SLOPE = 28.0, 5.5
_TEMPERATURE = 0.2
_RIVALS = 8
LEAST_KNOWN = 0.1


@dataclass(frozen=True, slots=True)
class Ranked:
    """A matter by its place in the list; ``evidence`` are spans of the text, heaviest first."""

    place: int
    score: float
    confidence: float
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A text's scores for all matters: ``ranks`` says who comes first, ``others`` who follows.

    ``shares`` is what they share; ``sounds`` are set where the text was compared by sound too; who
    is ruled out has 0.
    """

    shared: Shared
    sounds: Shared | None
    shares: Scores
    ranks: Scores
    others: Scores

    @property
    def known(self) -> float:
        """How likely the list knows at all what the text is about, by the best score."""
        return float(1 / (1 + np.exp((_HALF - self.shares.max(initial=0.0)) / _SLOPE)))


class Matcher:
    """The list's words, ready to be compared with messages; built once."""

    def __init__(self, matters: Sequence[ListedMatter]) -> None:
        phrases = list(_phrases(matters))
        codes = sorted({matter.category for matter in matters})
        self.size = len(matters)
        self.categories = np.array([codes.index(matter.category) for matter in matters], np.intp)
        self._common = _COMMON * np.exp(-_places_in_category(self.categories) / _COMMON_WIDTH)
        vocabulary = Vocabulary([phrase.text for phrase in phrases])
        # The matters are its first documents, the categories follow.
        self._index = GramIndex(phrases, len(matters), None, vocabulary)
        of_categories = [
            Phrase(int(self.categories[phrase.document]), phrase.text, phrase.weight)
            for phrase in phrases
        ]
        self._index.append(GramIndex(of_categories, len(codes), _OF_CATEGORIES, vocabulary))
        spoken = [Phrase(phrase.document, sounds(phrase.text), phrase.weight) for phrase in phrases]
        self._sounds = GramIndex(spoken, len(matters), _OF_SOUNDS)
        vocabulary.forget_phrases()
        self._sounds.vocabulary.forget_phrases()
        self._not_words = WordSearch(_not_words(matters))

    def scored(self, text: str) -> Scored:
        """Return what each matter shares with a folded text."""
        grams = self._index.grams(text)
        shared = self._index.share(grams)
        shares, categories = np.split(self._index.scores(shared), (self.size,))
        spoken = None
        if len(text) <= _SHORT and _covered(text, grams) < _COVERED:
            spoken = self._sounds.share(self._sounds.grams(sounds(text)))
            shares += _SOUND * self._sounds.scores(spoken)
        for _, places in self._not_words.every(text):
            shares[places] = 0.0
        most, most_of_category = shares.max(initial=0.0), categories.max(initial=0.0)
        own = np.where(shares > 0, shares / (most or 1.0) + self._common, 0.0)
        of_category = (categories / (most_of_category or 1.0))[self.categories] * (shares > 0)
        ranks, others = own + _CATEGORY * of_category, own + _CATEGORY_OF_OTHERS * of_category
        return Scored(shared, spoken, shares, ranks, others)

    def rank(self, text: str, top: int) -> list[Ranked]:
        """Return the best matters for a folded text, none where nothing telling is shared."""
        found = self.scored(text)
        best = _best(found, max(top, _RIVALS))
        ranks = np.minimum.accumulate(found.ranks[best])
        odds = np.exp((ranks - ranks[:1]) / _TEMPERATURE)
        known = found.known
        if known < LEAST_KNOWN:
            return []
        confidences = known * odds / odds.sum()
        ranked = self.shown(text, found, best[:top], confidences[:top])
        return [one for one in ranked if one.evidence]

    def shown(self, text: str, found: Scored, places: Numbers, confidences: Scores) -> list[Ranked]:
        """Return matters with the words of the text that they share."""
        chosen = places.tolist()
        return [
            Ranked(place, float(found.shares[place]), confidence, spans)
            for place, confidence, spans in zip(
                chosen, confidences.tolist(), self._evidence(text, found, chosen), strict=True
            )
        ]

    def _evidence(self, text: str, found: Scored, places: Sequence[int]) -> list[tuple[Span, ...]]:
        written = [telling_spans(text, weights) for weights in traces(found.shared, places)]
        if found.sounds is None:
            return written
        heard = [telling_spans(text, weights) for weights in traces(found.sounds, places)]
        return [one or other for one, other in zip(written, heard, strict=True)]


def _best(found: Scored, most: int) -> Numbers:
    """Return the places of the matter that comes first and of those that follow, best first."""
    others = _highest(found.others, most)
    if not len(others):
        return others
    first = int(found.ranks.argmax())
    return np.concatenate(([first], others[others != first]))[:most]


def _highest(ranks: Scores, most: int) -> Numbers:
    """Return the places of the highest ranks above 0, best first."""
    most = min(most, int(np.count_nonzero(ranks)))
    chosen = np.argpartition(-ranks, most - 1)[:most] if most else np.zeros(0, np.intp)
    return np.asarray(chosen[np.argsort(-ranks[chosen], kind="stable")], np.intp)


def _covered(text: str, grams: Grams) -> float:
    """Return the share of a text's pairs that the list has."""
    pairs = len(text) - 1 - text.count(" ")
    return float(np.count_nonzero(grams.pairs >= 0)) / pairs if pairs > 0 else 0.0


def _places_in_category(categories: Numbers) -> Numbers:
    """Return how many matters of the same category come before each."""
    before = [int(np.count_nonzero(categories[:i] == code)) for i, code in enumerate(categories)]
    return np.array(before, np.intp)


def _phrases(matters: Sequence[ListedMatter]) -> Iterator[Phrase]:
    for place, matter in enumerate(matters):
        yield Phrase(place, fold(matter.name).text, _NAME)
        yield Phrase(place, fold(matter.includes).text, _INCLUDES)
        yield from (Phrase(place, fold(word).text, _KEYWORD) for word in matter.keywords)
        yield from (Phrase(place, fold(wording).text, _WORDING) for wording in matter.wordings)


def _not_words(matters: Sequence[ListedMatter]) -> dict[str, Numbers]:
    """Return the words that rule matters out, with the matters' places."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, matter in enumerate(matters):
        for word in matter.not_words:
            places[fold(word).text].append(place)
    return {word: np.array(ruled_out, np.intp) for word, ruled_out in places.items()}
