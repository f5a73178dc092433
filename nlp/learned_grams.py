"""The grams that may be learned: only those that several people have written."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from nlp.gram_index import LONGEST_TEXT, Numbers

FEWEST_PEOPLE = 3

GramKeys: TypeAlias = npt.NDArray[np.uint32]

_PERSONAL = re.compile(
    r"[\w.+-]+@[\w.-]+|https?://\S+|\d[\d\s-]{4,}\d|[a-z]*\d+[a-z\d]*"
    r"|(?:我叫|我是|姓名[:是]?|联系人[:是]?|名叫)[一-鿿]{2,4}|[一-鿿]{1,3}(?:先生|女士|小姐|师傅)"
)
_BITS_OF_A_CHARACTER = 16


def without_personal(text: str) -> str:
    """Blank phone numbers, ids, addresses on the net and names in a folded text."""
    return _PERSONAL.sub(lambda found: " " * len(found[0]), text)


def grams_of(text: str) -> GramKeys:
    """Return each character and pair of a folded text once, in order, personal things left out."""
    kept = without_personal(text[:LONGEST_TEXT])
    signs = np.frombuffer(kept.encode("utf-32-le", "replace"), np.uint32)
    telling = ((signs >= ord("一")) & (signs <= ord("鿿"))) | (
        (signs >= ord("a")) & (signs <= ord("z"))
    )
    pairs = telling[:-1] & telling[1:]
    first, second = signs[:-1][pairs], signs[1:][pairs]
    return np.unique(np.concatenate((signs[telling], (first << _BITS_OF_A_CHARACTER) | second)))


class LearnedGrams:
    """Numbers grams as soon as enough different people wrote them.

    Of a gram that waits for that, the hashes of up to two persons are kept: 16 bytes a gram.
    """

    def __init__(self) -> None:
        self._keys: GramKeys = np.zeros(0, np.uint32)
        self._slots: npt.NDArray[np.int32] = np.zeros(0, np.int32)
        self._people: npt.NDArray[np.uint32] = np.zeros((0, FEWEST_PEOPLE - 1), np.uint32)
        self._known = 0

    def __len__(self) -> int:
        return self._known

    def slots(self, grams: GramKeys) -> Numbers:
        """Return the numbers of the grams that are known."""
        places, are_met = self._find(grams)
        slots = self._slots[places[are_met]]
        return slots[slots >= 0].astype(np.intp)

    def meet(self, grams: GramKeys, person: str) -> None:
        """Count a person's grams, each once; one that reaches the third person gets a number."""
        who = _hash(person)
        places, are_met = self._find(grams)
        waiting = places[are_met]
        waiting = waiting[self._slots[waiting] < 0]
        waiting = waiting[(self._people[waiting] != who).all(axis=1)]
        is_third = self._people[waiting, -1] != 0
        self._people[waiting[~is_third], -1] = who
        numbered = waiting[is_third]
        self._slots[numbered] = np.arange(self._known, self._known + len(numbered))
        self._known += len(numbered)
        self._add(grams[~are_met], who)

    def _find(self, grams: GramKeys) -> tuple[Numbers, npt.NDArray[np.bool_]]:
        """Return where each gram stands, or would stand, and whether it does."""
        if not len(self._keys):
            return np.zeros(len(grams), np.intp), np.zeros(len(grams), np.bool_)
        places = np.minimum(np.searchsorted(self._keys, grams), len(self._keys) - 1)
        return places, self._keys[places] == grams

    def _add(self, grams: GramKeys, who: int) -> None:
        places = np.searchsorted(self._keys, grams)
        self._keys = np.insert(self._keys, places, grams)
        self._slots = np.insert(self._slots, places, -1)
        self._people = np.insert(self._people, places, [who, 0], axis=0)


def _hash(person: str) -> int:
    """Return a hash that is never 0, which stands for nobody."""
    return int.from_bytes(blake2b(person.encode("utf-8", "replace"), digest_size=4).digest()) | 1
