"""Rank the matters of the list for a text, with a confidence and the words that led there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from nlp.gram_index import GramIndex, Numbers, Phrase, Scores
from nlp.normalise import LANGUAGE, Span, fold
from nlp.responsibility_list import ListedMatter, read_rows, split_cell
from nlp.word_search import WordSearch

_NAME, _WORDS, _INCLUDES = 1.5, 1.0, 0.5
_CATEGORY = 0.2
_CATEGORY_BEST = 3
# The score at which a match is as likely as not, and how fast doubt grows around it.
_HALF, _SLOPE = 15.0, 3.0
_TEMPERATURE = 7.0
_BROAD, _NARROWED = 4, 0.03
_LEAST_SCORE = 11.0
_LEAST_SHARE = 0.45
_MOST_EVIDENCE = 4


@dataclass(frozen=True, slots=True)
class Ranked:
    """A matter by its place in the list; ``evidence`` are spans of the text, heaviest first."""

    place: int
    score: float
    confidence: float
    evidence: tuple[Span, ...]


class ListMatcher:
    """The list's words, ready to be compared with messages; built once."""

    def __init__(self, matters: Sequence[ListedMatter]) -> None:
        self._size = len(matters)
        self._index = GramIndex(list(_phrases(matters)), self._size) if matters else None
        self._breadth = np.array([_breadth(matter.name) for matter in matters])
        self._categories = np.unique([matter.category for matter in matters], return_inverse=True)[
            1
        ]
        self._members = _members(self._categories, self._size)
        self._excluded = WordSearch(_excluded(matters))

    def rank(self, text: str, top: int) -> list[Ranked]:
        """Return the best matters for a folded text; none where nothing telling is shared."""
        telling = without_fillers(text)
        if self._index is None or not (grams := self._index.grams(telling)).known.size:
            return []
        scores = self._index.scores(grams)
        for _, places in self._excluded.every(telling):
            scores[list(places)] = 0.0
        blended = (scores + _CATEGORY * self._category_sums(scores)) * self._breadth
        best = np.argsort(-blended, kind="stable")[:top]
        least = max(_LEAST_SCORE, _LEAST_SHARE * float(scores[best[0]]))
        shares = np.exp((blended[best] - blended[best[0]]) / _TEMPERATURE)
        known = 1 / (1 + np.exp((_HALF - scores[best]) / _SLOPE))
        sure = known * shares / shares.sum()
        return [
            Ranked(int(place), float(blended[place]), float(confidence), evidence)
            for place, confidence in zip(best, sure, strict=True)
            if scores[place] >= least
            and (evidence := _evidence(telling, self._index.trace(grams, [int(place)])[0]))
        ]

    def _category_sums(self, scores: Scores) -> Scores:
        """Return for each matter the sum of the best scores in its category."""
        of_categories = np.append(scores, 0.0)[self._members]
        best = np.partition(of_categories, -_CATEGORY_BEST, axis=1)[:, -_CATEGORY_BEST:]
        return np.asarray(best.sum(axis=1)[self._categories], np.float64)


def without_fillers(text: str) -> str:
    """Blank the words of a folded text that stand in messages about anything."""
    kept, done = [], 0
    for (start, end), _ in _FILLERS.longest(text):
        kept += [text[done:start], " " * (end - start)]
        done = end
    return "".join((*kept, text[done:]))


def _phrases(matters: Sequence[ListedMatter]) -> Iterator[Phrase]:
    for place, matter in enumerate(matters):
        yield Phrase(place, _telling(matter.name), _NAME)
        yield Phrase(place, _telling(matter.includes), _INCLUDES)
        for words in (*matter.keywords, *matter.wordings):
            yield Phrase(place, _telling(words), _WORDS)


def _telling(text: str) -> str:
    return without_fillers(fold(text).text)


def _breadth(name: str) -> float:
    """Weigh a general matter (路灯不亮) above one that its longer name narrows (村庄路灯不亮)."""
    return 1 - _NARROWED * min(max(len(name) - _BROAD, 0), 4)


def _excluded(matters: Sequence[ListedMatter]) -> dict[str, list[int]]:
    """Return the words that rule matters out, with the matters' places."""
    excluded: dict[str, list[int]] = defaultdict(list)
    for place, matter in enumerate(matters):
        for word in matter.not_words:
            excluded[fold(word).text].append(place)
    return excluded


def _members(categories: Numbers, size: int) -> Numbers:
    """Return the places of each category's matters, a row each, filled up with ``size``."""
    counts = np.bincount(categories)
    rows = np.full((len(counts), max(_CATEGORY_BEST, int(counts.max(initial=0)))), size)
    for category in range(len(counts)):
        rows[category, : counts[category]] = np.flatnonzero(categories == category)
    return rows


def _evidence(text: str, weights: Scores) -> tuple[Span, ...]:
    """Return the stretches of a text whose pairs a matter shares, heaviest first.

    ``weights`` are what its pairs count, by the place of their first character. Of words in
    Latin letters only whole ones count: syllables are shared by chance.
    """
    shared = np.concatenate(([False], weights > 0, [False]))
    edges = np.flatnonzero(shared[1:] != shared[:-1]).reshape(-1, 2)
    runs = [(float(weights[a:b].sum()), (int(a) + (text[a] == "的"), int(b) + 1)) for a, b in edges]
    runs.sort(key=lambda run: (-run[0], run[1]))
    return tuple(span for _, span in runs if _is_said(text, span))[:_MOST_EVIDENCE]


def _is_said(text: str, span: Span) -> bool:
    start, end = span
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return not text[start:end].isascii() or not any(
        letter.isascii() and letter.isalnum() for letter in around
    )


def _fillers() -> WordSearch[None]:
    rows = read_rows(LANGUAGE / "fillers.csv", ("sort", "phrases"))
    return WordSearch({phrase: None for _, row in rows for phrase in split_cell(row["phrases"])})


_FILLERS = _fillers()
