"""The grams that may be learned: only those that several people have written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b

import numpy as np

from nlp.gram_index import LONGEST_TEXT, Numbers

FEWEST_PEOPLE = 3

_PERSONAL = re.compile(
    r"[\w.+-]+@[\w.-]+|https?://\S+|\d[\d\s-]{4,}\d|[a-z]*\d+[a-z\d]*"
    r"|(?:我叫|我是|姓名[:是]?|联系人[:是]?|名叫)[一-鿿]{2,4}|[一-鿿]{1,3}(?:先生|女士|小姐|师傅)"
)
_WORD = re.compile(r"[一-鿿a-z]+")


def without_personal(text: str) -> str:
    """Blank phone numbers, ids, addresses on the net and names in a folded text."""
    return _PERSONAL.sub(lambda found: " " * len(found[0]), text)


def grams_of(text: str) -> list[str]:
    """Return each character and pair of a folded text once, personal things left out."""
    found: dict[str, None] = {}
    for word in _WORD.findall(without_personal(text[:LONGEST_TEXT])):
        found.update(dict.fromkeys(word))
        found.update(dict.fromkeys(map(str.__add__, word, word[1:])))
    return list(found)


class LearnedGrams:
    """Numbers grams as soon as enough different people wrote them; until then keeps hashes."""

    def __init__(self) -> None:
        self._slots: dict[str, int] = {}
        self._waiting: dict[bytes, frozenset[bytes]] = {}

    def __len__(self) -> int:
        return len(self._slots)

    def slots(self, grams: Iterable[str]) -> Numbers:
        """Return the numbers of the grams that are known."""
        known = (self._slots.get(gram) for gram in grams)
        return np.array([slot for slot in known if slot is not None], np.intp)

    def meet(self, grams: Iterable[str], person: str) -> None:
        """Count a person's grams; one that reaches the third person gets a number."""
        who = _hash(person)
        for gram in grams:
            if gram in self._slots:
                continue
            key = _hash(gram)
            people = self._waiting.get(key, frozenset()) | {who}
            if len(people) < FEWEST_PEOPLE:
                self._waiting[key] = people
            else:
                self._waiting.pop(key, None)
                self._slots[gram] = len(self._slots)


def _hash(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
