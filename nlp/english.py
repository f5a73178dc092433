"""Put the commonest words of an English message into Chinese, so that the list understands it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp.normalise import LANGUAGE, Span
from nlp.responsibility_list import read_rows, split_cell

_CHINESE = re.compile("[一-鿿]")


@dataclass(frozen=True, slots=True)
class Translation:
    """Chinese words with a space between them, and where each was written, in their order."""

    text: str
    written: tuple[Span, ...]

    def original_span(self, span: Span) -> Span:
        """Return the place of the English words that a span of the Chinese stands for."""
        first = self.text.count(" ", 0, span[0])
        last = self.text.count(" ", 0, span[1] - 1)
        return self.written[first][0], self.written[last][1]


def translate(text: str) -> Translation | None:
    """Return what is known of a folded English text; None for Chinese or unknown words."""
    if _CHINESE.search(text):
        return None
    found = list(_WORDS.finditer(text))
    if not found:
        return None
    words = " ".join(_CHINESE_OF[match[0]] for match in found)
    return Translation(words, tuple(match.span() for match in found))


def _table() -> dict[str, str]:
    rows = read_rows(LANGUAGE / "english.csv", ("chinese", "english"))
    return {english: row["chinese"] for _, row in rows for english in split_cell(row["english"])}


_CHINESE_OF = _table()
_WORDS = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, sorted(_CHINESE_OF, key=len, reverse=True)))})\b"
)
