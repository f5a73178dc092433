"""Find phrases with gaps in a text: ``电线*掉`` is both words, close together, in one clause."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from nlp.normalise import Span
from nlp.word_search import WordSearch

Value = TypeVar("Value")

GAP = "*"
_WITHIN_A_CLAUSE = r"[^,。!?;:\n]{0,8}?"


class WildcardSearch(Generic[Value]):
    """Phrases to look for, in one pass: what follows a phrase's first word is looked at later."""

    def __init__(self, phrases: Mapping[str, Value]) -> None:
        begun: dict[str, list[tuple[re.Pattern[str], Value]]] = defaultdict(list)
        for phrase, value in phrases.items():
            head, *rest = phrase.split(GAP)
            tail = "".join(_WITHIN_A_CLAUSE + re.escape(word) for word in rest)
            begun[head].append((re.compile(tail), value))
        self._heads = WordSearch(begun)

    def find(self, text: str) -> Iterator[tuple[Span, Value]]:
        """Yield every phrase in a folded text, in the order of their first words' ends."""
        for (start, end), tails in self._heads.every(text):
            for tail, value in tails:
                found = tail.match(text, end)
                if found:
                    yield (start, found.end()), value
