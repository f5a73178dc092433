"""Score the documents of a small collection for a text by the characters and pairs they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.intp]
Scores = npt.NDArray[np.float64]

LONGEST_TEXT = 1000

_GAP = "\n"
_NO_WORD = " \n,.。:;!?~…()\"'-_/\\|<>[]{}·•、#@&+=%$^`*"
_PLANE = 0x10000
_LAST = np.iinfo(np.intp).max
_PLACES = 1024


@dataclass(frozen=True, slots=True)
class Weighting:
    """How grams are weighted; the values are measured by benchmarks/matching.py.

    Grams in more than ``limit`` of the documents are left out. What is said first counts most:
    a gram at place p weighs ``tail + exp(-p / fading)``.
    """

    saturation: float = 5.0
    length: float = 0.6
    single: float = 0.35
    limit: float = 0.15
    tail: float = 0.35
    fading: float = 80.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text of one document (by its place) and what its grams count."""

    document: int
    text: str
    weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Grams:
    """A text's known grams, what each counts, where each pair leads (or -1), the cells of all."""

    known: Numbers
    counts: Scores
    pairs: Numbers
    cells: Numbers


class GramIndex:
    """Character 1- and 2-grams of documents, BM25-saturated, in compressed rows by gram."""

    def __init__(
        self, phrases: Sequence[Phrase], size: int, weighting: Weighting | None = None
    ) -> None:
        self.size = size
        how = weighting or Weighting()
        self._fade = how.tail + np.exp(-np.arange(_PLACES) / how.fading)
        text = _GAP.join(phrase.text for phrase in phrases)
        self._alphabet = _alphabet(text)
        self._width = int(self._alphabet.max()) + 1
        letters = self._letters(text)
        owners = np.repeat(np.arange(len(phrases)), [len(phrase.text) + 1 for phrase in phrases])
        owners = owners[: len(text)]
        keys = np.concatenate((letters, self._pair_keys(letters)))
        keys, owners = _once(keys, np.concatenate((owners, owners[:-1])))
        documents = np.array([phrase.document for phrase in phrases], np.intp)[owners]
        weights = np.array([phrase.weight for phrase in phrases])[owners]
        self._fill(keys, documents, weights, how)

    def _fill(self, keys: Numbers, documents: Numbers, weights: Scores, how: Weighting) -> None:
        cells, inverse = np.unique(keys * self.size + documents, return_inverse=True)
        counts = _sums(inverse, weights, len(cells))
        key, document = np.divmod(cells, self.size)
        lengths = _sums(document, counts, self.size)
        bound = 1 - how.length + how.length * lengths * self.size / max(1.0, lengths.sum())
        counts *= (how.saturation + 1) / (counts + how.saturation * bound[document])
        vocabulary, found = np.unique(key, return_counts=True)
        rarity = np.log(1 + (self.size - found + 0.5) / (found + 0.5))
        rarity[vocabulary < self._width] *= how.single
        kept = found <= max(1.0, how.limit * self.size)
        cells_kept = np.repeat(kept, found)
        self._documents = document[cells_kept]
        self._weights = (counts * np.repeat(rarity, found))[cells_kept]
        self.rarity = rarity[kept]
        self._counts = found[kept]
        self._starts = np.cumsum(self._counts) - self._counts
        vocabulary = vocabulary[kept]
        self._vocabulary = np.append(vocabulary, _LAST)
        single = vocabulary[vocabulary < self._width]
        self._singles = np.full(self._width, -1)
        self._singles[single] = np.arange(len(single))

    def grams(self, text: str) -> Grams:
        """Return the grams of a folded text's first characters that some document has."""
        letters = self._letters(text[:LONGEST_TEXT])
        keys = self._pair_keys(letters)
        pairs = np.searchsorted(self._vocabulary, keys)
        pairs[self._vocabulary[pairs] != keys] = -1
        slots = np.concatenate((self._singles[letters], pairs))
        places = np.concatenate((np.arange(len(letters)), np.arange(len(pairs))))
        ordered = np.sort((slots * _PLACES + places)[slots >= 0])
        known = ordered // _PLACES
        first = np.ones(len(known), np.bool_)
        np.not_equal(known[1:], known[:-1], out=first[1:])
        known = known[first]
        return Grams(known, self._fade[ordered[first] % _PLACES], pairs, self._cells(known))

    def scores(self, grams: Grams) -> Scores:
        """Return a score for each document, 0 where nothing is shared."""
        cells = grams.cells
        weights = self._weights[cells] * np.repeat(grams.counts, self._counts[grams.known])
        return _sums(self._documents[cells], weights, self.size)

    def best(self, grams: Grams, most: int) -> list[int]:
        """Return the documents of highest score, best first; for collections of many documents."""
        documents, places = np.unique(self._documents[grams.cells], return_inverse=True)
        scores = _sums(places, self._weights[grams.cells], len(documents))
        ranked = np.argsort(-scores, kind="stable")[:most]
        return [int(document) for document in documents[ranked]]

    def trace(self, grams: Grams, documents: Sequence[int]) -> list[Scores]:
        """Return for each document what each pair of the text adds to its score, by place."""
        owners = self._documents[grams.cells]
        return [self._traced(grams, grams.cells[owners == document]) for document in documents]

    def _traced(self, grams: Grams, cells: Numbers) -> Scores:
        slots = np.append(np.searchsorted(self._starts, cells, side="right") - 1, _LAST)
        weights = np.append(self._weights[cells], 0.0)
        places = np.searchsorted(slots, grams.pairs)
        return np.where(slots[places] == grams.pairs, weights[places], 0.0)

    def _cells(self, known: Numbers) -> Numbers:
        counts = self._counts[known]
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        return np.arange(total) + np.repeat(self._starts[known] - ends + counts, counts)

    def _letters(self, text: str) -> Numbers:
        codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
        return self._alphabet[np.where(codes < _PLANE, codes, 0)]

    def _pair_keys(self, letters: Numbers) -> Numbers:
        keys = letters[:-1] * self._width + letters[1:]
        keys[(letters[1:] == 0) | (letters[:-1] == 0)] = 0
        return keys


def _alphabet(text: str) -> Numbers:
    """Number the characters of a text by code point; 0 for gaps and unknown ones."""
    numbers = np.zeros(_PLANE, np.intp)
    letters = sorted({ord(letter) for letter in set(text) - set(_NO_WORD)})
    codes = np.array([code for code in letters if code < _PLANE], np.intp)
    numbers[codes] = np.arange(1, len(codes) + 1)
    return numbers


def _once(keys: Numbers, owners: Numbers) -> tuple[Numbers, Numbers]:
    """Return each key of each owner once, without those of gaps."""
    width = int(owners.max(initial=0)) + 1
    ordered = np.sort(keys * width + owners)
    new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    key, owner = np.divmod(ordered[new], width)
    return key[key > 0], owner[key > 0]


def _sums(places: Numbers, weights: Scores, size: int) -> Scores:
    """Sum the weights by place."""
    return np.asarray(np.bincount(places, weights, size), np.float64)
