"""Score the documents of a small collection for a text by the characters and pairs they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.intp]
Scores = npt.NDArray[np.float64]

_GAP = "\n"
_NO_WORD = " \n,.。:;!?~…()\"'-_/\\|<>[]{}·•、#@&+=%$^`*"
_PLANE = 0x10000
_LAST = np.iinfo(np.intp).max


@dataclass(frozen=True, slots=True)
class Weighting:
    """How grams are weighted; the values are measured by benchmarks/matching.py."""

    saturation: float = 1.2
    length: float = 0.4
    single: float = 0.3
    single_limit: float = 0.3
    pair_limit: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text of one document (by its place) and what its grams count."""

    document: int
    text: str
    weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Grams:
    """A text's grams: where each single character, then each pair leads (-1 unknown), and which."""

    places: Numbers
    known: Numbers

    @property
    def pairs(self) -> Numbers:
        """Where each pair leads, by the place of its first character."""
        return self.places[(len(self.places) + 1) // 2 :]


class GramIndex:
    """Character 1- and 2-grams of documents, BM25-saturated, in compressed rows by gram."""

    def __init__(
        self, phrases: Sequence[Phrase], size: int, weighting: Weighting | None = None
    ) -> None:
        self.size = size
        text = _GAP.join(phrase.text for phrase in phrases)
        self._alphabet = _alphabet(text)
        self._width = int(self._alphabet.max()) + 1
        keys = self._keys(text)
        owners = np.repeat(np.arange(len(phrases)), [len(phrase.text) + 1 for phrase in phrases])
        owners = owners[: len(text)]
        keys, owners = _once(keys, np.concatenate((owners, owners[:-1])))
        documents = np.array([phrase.document for phrase in phrases], np.intp)[owners]
        weights = np.array([phrase.weight for phrase in phrases])[owners]
        self._fill(keys, documents, weights, weighting or Weighting())

    def _fill(self, keys: Numbers, documents: Numbers, weights: Scores, how: Weighting) -> None:
        cells, inverse = np.unique(keys * self.size + documents, return_inverse=True)
        counts = _sums(inverse, weights, len(cells))
        key, document = np.divmod(cells, self.size)
        lengths = _sums(document, counts, self.size)
        bound = 1 - how.length + how.length * lengths * self.size / max(1.0, lengths.sum())
        counts *= (how.saturation + 1) / (counts + how.saturation * bound[document])
        vocabulary, found = np.unique(key, return_counts=True)
        rarity = np.log(1 + (self.size - found + 0.5) / (found + 0.5))
        single = vocabulary < self._width
        rarity[single] *= how.single
        kept = found <= np.where(single, how.single_limit, how.pair_limit) * self.size
        cells_kept = np.repeat(kept, found)
        self._documents = document[cells_kept]
        self._weights = (counts * np.repeat(rarity, found))[cells_kept]
        self._vocabulary = np.append(vocabulary[kept], _LAST)
        self.rarity = rarity[kept]
        self._counts = found[kept]
        self._starts = np.cumsum(self._counts) - self._counts

    def grams(self, text: str) -> Grams:
        """Return the grams of a folded text that some document has."""
        keys = self._keys(text)
        slots = np.searchsorted(self._vocabulary, keys)
        unknown = self._vocabulary[slots] != keys
        slots[unknown] = -1
        return Grams(slots, _distinct(slots[~unknown]))

    def scores(self, grams: Grams) -> Scores:
        """Return a score for each document, 0 where nothing is shared."""
        cells = self._cells(grams.known)
        return _sums(self._documents[cells], self._weights[cells], self.size)

    def best(self, grams: Grams, most: int) -> list[int]:
        """Return the documents of highest score, best first; for collections of many documents."""
        cells = self._cells(grams.known)
        documents, places = np.unique(self._documents[cells], return_inverse=True)
        scores = _sums(places, self._weights[cells], len(documents))
        ranked = np.argsort(-scores, kind="stable")[:most]
        return [int(document) for document in documents[ranked]]

    def trace(self, grams: Grams, document: int) -> Scores:
        """Return what each pair of the text adds to one document's score, by place."""
        cells = self._cells(grams.known)
        hits = np.flatnonzero(self._documents[cells] == document)
        owner = np.repeat(grams.known, self._counts[grams.known])[hits]
        weights = np.zeros(len(self._vocabulary))
        weights[owner] = self._weights[cells[hits]]
        return weights[grams.pairs]

    def _cells(self, known: Numbers) -> Numbers:
        counts = self._counts[known]
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        return np.arange(total) + np.repeat(self._starts[known] - ends + counts, counts)

    def _keys(self, text: str) -> Numbers:
        codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
        letters = self._alphabet[np.where(codes < _PLANE, codes, 0)]
        pairs = letters[:-1] * self._width + letters[1:]
        pairs[letters[1:] == 0] = 0
        return np.concatenate((letters, pairs))


def _alphabet(text: str) -> Numbers:
    """Number the characters of a text by code point; 0 for gaps and unknown ones."""
    numbers = np.zeros(_PLANE, np.intp)
    letters = sorted({ord(letter) for letter in set(text) - set(_NO_WORD)})
    codes = np.array([code for code in letters if code < _PLANE], np.intp)
    numbers[codes] = np.arange(1, len(codes) + 1)
    return numbers


def _distinct(numbers: Numbers) -> Numbers:
    """Return each number once, in order; by sorting, which beats numpy's hashing here."""
    ordered = np.sort(numbers)
    new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered[new]


def _sums(places: Numbers, weights: Scores, size: int) -> Scores:
    """Sum the weights by place."""
    return np.asarray(np.bincount(places, weights, size), np.float64)


def _once(keys: Numbers, owners: Numbers) -> tuple[Numbers, Numbers]:
    """Return each key of each owner once, without those of gaps."""
    width = int(owners.max(initial=0)) + 1
    key, owner = np.divmod(_distinct(keys * width + owners), width)
    return key[key > 0], owner[key > 0]
