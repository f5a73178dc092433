"""Blank the words that stand in messages about anything."""

from __future__ import annotations

from nlp.normalise import LANGUAGE
from nlp.responsibility_list import read_rows, split_cell
from nlp.word_search import WordSearch


def without_fillers(text: str) -> str:
    """Return a folded text with spaces in place of words that do not tell what it is about."""
    kept, done = [], 0
    for (start, end), _ in _FILLERS.longest(text):
        kept += [text[done:start], " " * (end - start)]
        done = end
    return "".join((*kept, text[done:]))


def _fillers() -> WordSearch[None]:
    rows = read_rows(LANGUAGE / "fillers.csv", ("sort", "phrases"))
    return WordSearch({phrase: None for _, row in rows for phrase in split_cell(row["phrases"])})


_FILLERS = _fillers()
