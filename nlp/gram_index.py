"""Score the documents of a small collection for a text by the characters and pairs they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.intp]
Scores = npt.NDArray[np.float64]

LONGEST_TEXT = 500

_GAP = "\n"
_NO_WORD = " \n,.。:;!?~…()\"'-_/\\|<>[]{}·•、#@&+=%$^`*"
_LAST = np.iinfo(np.intp).max
_PLACE_BITS = 10
_PLACES = 1 << _PLACE_BITS
_RAMP = np.arange(_PLACES)
_FEW = 3


@dataclass(frozen=True, slots=True)
class Weighting:
    """How grams are weighted; the values are measured by benchmarks/matching.py.

    Grams in more than a few and in more than ``limit`` of the documents are left out.
    """

    saturation: float = 5.0
    length: float = 0.6
    single: float = 0.8
    limit: float = 0.3


@dataclass(frozen=True, slots=True)
class Fading:
    """What is said first counts most: a gram at place p counts ``tail + exp(-p / width)``."""

    tail: float = 0.35
    width: float = 80.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text of one document (by its place) and what its grams count."""

    document: int
    text: str
    weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Grams:
    """A text's known grams, what each counts, and where each pair of the text leads (or -1)."""

    known: Numbers
    counts: Scores
    pairs: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """The cells of a text's grams: documents, weights, and by ``owners`` which gram's they are."""

    grams: Grams
    owners: Numbers
    documents: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float32]


class Vocabulary:
    """The 1- and 2-grams of a collection's phrases, numbered; indexes of one text can share it."""

    def __init__(self, texts: Sequence[str], fading: Fading | None = None) -> None:
        how = fading or Fading()
        self._fade = how.tail + np.exp(-np.arange(_PLACES) / how.width)
        text = _GAP.join(texts)
        self._alphabet = _alphabet(text)
        self._width = int(self._alphabet.max()) + 1
        letters = self._letters(text)
        keys = np.concatenate((letters, self._pair_keys(letters)))
        owners = np.repeat(np.arange(len(texts)), [len(part) + 1 for part in texts])[: len(text)]
        keys, self.owners = _once(keys, np.concatenate((owners, owners[:-1])))
        first = _first_of_runs(keys)
        self.slots = np.cumsum(first) - 1
        self._keys = np.append(keys[first], _LAST)
        self.singles = self._keys[:-1] < self._width
        self._single_slots = np.full(self._width, -1)
        self._single_slots[self._keys[:-1][self.singles]] = np.flatnonzero(self.singles)

    def forget_phrases(self) -> None:
        """Forget whose the grams were; no index can be built on it any more."""
        self.owners = self.slots = np.zeros(0, np.intp)

    def grams(self, text: str) -> Grams:
        """Return the grams of a folded text's first characters that some phrase has."""
        letters = self._letters(text[:LONGEST_TEXT])
        keys = self._pair_keys(letters)
        pairs = np.searchsorted(self._keys, keys)
        pairs[self._keys[pairs] != keys] = -1
        places = _RAMP[: len(letters)]
        singles = self._single_slots[letters]
        marked = np.concatenate((singles * _PLACES + places, pairs * _PLACES + places[:-1]))
        ordered = np.sort(marked[marked >= 0])
        known = ordered >> _PLACE_BITS
        first = _first_of_runs(known)
        return Grams(known[first], self._fade[ordered[first] & (_PLACES - 1)], pairs)

    def _letters(self, text: str) -> Numbers:
        codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
        known = np.minimum(codes, len(self._alphabet) - 1)
        return np.asarray(self._alphabet[known], np.intp)

    def _pair_keys(self, letters: Numbers) -> Numbers:
        keys = letters[:-1] * self._width + letters[1:]
        keys[(letters[1:] == 0) | (letters[:-1] == 0)] = 0
        return keys


class GramIndex:
    """Documents in compressed rows by gram, each cell a BM25-saturated weight."""

    def __init__(
        self,
        phrases: Sequence[Phrase],
        size: int,
        weighting: Weighting | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self.size = size
        self.vocabulary = vocabulary or Vocabulary([phrase.text for phrase in phrases])
        owners = self.vocabulary.owners
        documents = np.array([phrase.document for phrase in phrases], np.intp)[owners]
        weights = np.array([phrase.weight for phrase in phrases])[owners]
        cells, inverse = np.unique(self.vocabulary.slots * size + documents, return_inverse=True)
        self._fill(cells, _sums(inverse, weights, len(cells)), weighting or Weighting())

    def _fill(self, cells: Numbers, counts: Scores, how: Weighting) -> None:
        slots, documents = np.divmod(cells, max(1, self.size))
        lengths = _sums(documents, counts, self.size)
        bound = 1 - how.length + how.length * lengths * self.size / max(1.0, lengths.sum())
        counts = counts * (how.saturation + 1) / (counts + how.saturation * bound[documents])
        found = np.bincount(slots, minlength=len(self.vocabulary.singles))
        rarity = np.log(1 + (self.size - found + 0.5) / (found + 0.5))
        self.rarity = np.where(self.vocabulary.singles, how.single * rarity, rarity)
        kept = found <= max(_FEW, how.limit * self.size)
        kept_cells = kept[slots]
        # Half as wide as numbers are elsewhere: what a message reads must stay in the cache.
        self._documents = documents[kept_cells].astype(np.int32)
        self._weights = (counts * self.rarity[slots])[kept_cells].astype(np.float32)
        self._counts = np.where(kept, found, 0)
        self._starts = np.cumsum(self._counts) - self._counts

    def grams(self, text: str) -> Grams:
        """Return the grams of a folded text's first characters that some document has."""
        return self.vocabulary.grams(text)

    def append(self, other: GramIndex) -> None:
        """Number another index's documents after these; both are built on one vocabulary."""
        order = np.argsort(np.concatenate((self._slots(), other._slots())), kind="stable")
        documents = np.concatenate((self._documents, other._documents + np.int32(self.size)))
        self._documents = documents[order]
        self._weights = np.concatenate((self._weights, other._weights))[order]
        self._counts = self._counts + other._counts
        self._starts = np.cumsum(self._counts) - self._counts
        self.size += other.size

    def _slots(self) -> Numbers:
        """Return the gram of each cell."""
        return np.repeat(np.arange(len(self._counts)), self._counts)

    def share(self, grams: Grams) -> Shared:
        """Return what the documents share with a text."""
        counts = self._counts[grams.known]
        owners = np.repeat(np.arange(len(counts)), counts)
        cells = (self._starts[grams.known] - np.cumsum(counts) + counts)[owners]
        cells += np.arange(len(cells))
        return Shared(grams, owners, self._documents[cells], self._weights[cells])

    def scores(self, shared: Shared) -> Scores:
        """Return a score for each document, 0 where nothing is shared."""
        weights = shared.grams.counts[shared.owners] * shared.weights
        return _sums(shared.documents, weights, self.size)

    def best(self, shared: Shared, most: int) -> list[int]:
        """Return the documents of highest score, best first; for collections of many documents."""
        documents, places = np.unique(shared.documents, return_inverse=True)
        scores = _sums(places, shared.weights, len(documents))
        ranked = np.argsort(-scores, kind="stable")[:most]
        return [int(document) for document in documents[ranked]]


def traces(shared: Shared, documents: Sequence[int]) -> list[Scores]:
    """Return for each document what each pair of the text adds to its score, by place."""
    known, pairs = shared.grams.known, shared.grams.pairs
    places = np.searchsorted(known, pairs)
    places[pairs < 0] = len(known)
    return [_by_gram(shared, document)[places] for document in documents]


def _by_gram(shared: Shared, document: int) -> Scores:
    """Return what each known gram adds to a document's score, and 0 at the end."""
    weights = np.zeros(len(shared.grams.known) + 1)
    hits = np.flatnonzero(shared.documents == document)
    weights[shared.owners[hits]] = shared.weights[hits]
    return weights


def _alphabet(text: str) -> npt.NDArray[np.int32]:
    """Number the characters of a text by code point; 0 for gaps, unknown ones and the last."""
    codes = np.array(sorted({ord(letter) for letter in set(text) - set(_NO_WORD)}), np.intp)
    numbers = np.zeros(int(codes.max(initial=-1)) + 2, np.int32)
    numbers[codes] = np.arange(1, len(codes) + 1)
    return numbers


def _once(keys: Numbers, owners: Numbers) -> tuple[Numbers, Numbers]:
    """Return each key of each owner once, in order, without those of gaps."""
    width = int(owners.max(initial=0)) + 1
    ordered = np.sort(keys * width + owners)
    key, owner = np.divmod(ordered[_first_of_runs(ordered)], width)
    return key[key > 0], owner[key > 0]


def _first_of_runs(ordered: Numbers) -> npt.NDArray[np.bool_]:
    """Mark the first of each run of equal numbers."""
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def _sums(places: npt.NDArray[Any], weights: npt.NDArray[Any], size: int) -> Scores:
    """Sum the weights by place."""
    return np.asarray(np.bincount(places, weights, size), np.float64)
