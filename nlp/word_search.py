"""Find many words in a text in one pass (Aho-Corasick), each with the value it was given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

import ahocorasick  # type: ignore[import-not-found]  # the wheel brings no types

from nlp.normalise import Span

Value = TypeVar("Value")


class WordSearch(Generic[Value]):
    """Words to look for; built once, searched often."""

    def __init__(self, words: Mapping[str, Value]) -> None:
        self._automaton = ahocorasick.Automaton()
        for word, value in words.items():
            if word:
                self._automaton.add_word(word, (len(word), value))
        self._empty = not len(self._automaton)
        if not self._empty:
            self._automaton.make_automaton()

    def every(self, text: str) -> Iterator[tuple[Span, Value]]:
        """Yield every word in a text, also inside longer ones, in the order of their ends."""
        if not self._empty:
            for last, (length, value) in self._automaton.iter(text):
                yield (last + 1 - length, last + 1), value

    def longest(self, text: str) -> Iterator[tuple[Span, Value]]:
        """Yield the longest words that do not overlap, from left to right."""
        if not self._empty:
            for last, (length, value) in self._automaton.iter_long(text):
                yield (last + 1 - length, last + 1), value
