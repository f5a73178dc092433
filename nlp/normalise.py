"""Fold the spellings of a message into one form whose characters point back to the original."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nlp.responsibility_list import SHIPPED, read_rows

Span = tuple[int, int]

LANGUAGE = SHIPPED / "language"

# Blocks whose characters are other spellings of plain ones: Latin with marks, Greek, Cyrillic,
# enclosed numbers and ideographs, radicals, compatibility, full-width and mathematical letters.
_LOOKALIKE_BLOCKS = (
    (0x0041, 0x005B), (0x00A0, 0x0590), (0x0660, 0x066A), (0x06F0, 0x06FA), (0x0966, 0x0970),
    (0x1E00, 0x2200), (0x2460, 0x2500), (0x2E80, 0x2FE0), (0x3000, 0x3001), (0x3200, 0x3400),
    (0xF900, 0xFB00), (0xFE30, 0xFE70), (0xFF00, 0xFFF0), (0x1D400, 0x1D800), (0x1F100, 0x1F200),
    (0x2F800, 0x2FA20),
)  # fmt: skip
_LOOKALIKE_LETTERS = str.maketrans("авекмнорстухіјѕοαερτυνικ", "abekmhopctyxijsoaeptuvik")
_PUNCTUATION = dict(zip("、〜～－—–−‐‑【】“”‘’", ",~~------()\"\"''", strict=True))
_NOTHING = "\0"
_INVISIBLE_BLOCKS = (
    (0x00AD, 0x00AE), (0x0300, 0x0370), (0x061C, 0x061D), (0x180B, 0x180F), (0x200B, 0x2010),
    (0x202A, 0x202F), (0x2060, 0x2070), (0x20D0, 0x2100), (0x3164, 0x3165), (0xFE00, 0xFE10),
    (0xFEFF, 0xFF00), (0xD800, 0xE000), (0xE0000, 0xE0200),
)  # fmt: skip
_SPACED_OUT = re.compile(r"(?<![一-鿿])[一-鿿](?: [一-鿿]){2,}(?![一-鿿])")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``positions`` are its characters' places in the original, None when alike."""

    original: str
    text: str
    positions: tuple[int, ...] | None = None

    def original_span(self, span: Span) -> Span:
        """Return the place in the original of a span of the folded text."""
        if self.positions is None or not self.positions:
            return span
        start, end = span
        if end <= start:
            return self.positions[min(start, len(self.positions) - 1)], self.positions[-1] + 1
        return self.positions[start], self.positions[end - 1] + 1

    def original_text(self, span: Span) -> str:
        """Return how the original spells a span of the folded text."""
        start, end = self.original_span(span)
        return self.original[start:end]


def fold(text: str) -> Folded:
    """Fold width, traditional and look-alike characters and case; drop what cannot be seen."""
    folded = _plain_text(text)
    spaced = folded.count(" ") > 1 and _SPACED_OUT.search(folded)
    if _NOTHING not in folded and not spaced:
        return Folded(text, folded)
    dropped = {
        position
        for match in _SPACED_OUT.finditer(folded)
        for position in range(match.start() + 1, match.end(), 2)
    }
    kept = tuple(
        position
        for position, character in enumerate(folded)
        if character != _NOTHING and position not in dropped
    )
    return Folded(text, "".join(folded[position] for position in kept), kept)


def blank(text: str, span: Span) -> str:
    """Replace a span by spaces, keeping the length."""
    start, end = span
    return f"{text[:start]}{' ' * (end - start)}{text[end:]}"


def _lookalikes() -> Iterator[tuple[int, str]]:
    for first, end in _LOOKALIKE_BLOCKS:
        for code in range(first, end):
            character = chr(code)
            plain = _plain(character)
            if plain != character:
                yield code, plain


def _plain(character: str) -> str:
    """Return the one character that this one stands for; itself where there is none."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    compatible = unicodedata.normalize("NFKC", character)
    bare = unicodedata.normalize("NFD", compatible.lower())[:1]
    if len(compatible) != 1 or not bare:
        return character
    return bare.translate(_LOOKALIKE_LETTERS)


def _plain_text(text: str) -> str:
    """Replace each character by the plain one it stands for; the length stays."""
    # Many times faster than str.translate, which asks a dictionary for each character.
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _TABLE[codes].tobytes().decode("utf-32-le")


def _folding_table() -> npt.NDArray[np.uint32]:
    """Return for every code point the one it folds into."""
    table = dict.fromkeys((*range(10), *range(11, 32), *range(0x7F, 0xA0)), " ")
    table.update(_lookalikes())
    table |= {ord(character): plain for character, plain in _PUNCTUATION.items()}
    for _, row in read_rows(LANGUAGE / "traditional.csv", ("simplified", "traditional")):
        table |= {ord(character): row["simplified"] for character in row["traditional"]}
    for first, end in _INVISIBLE_BLOCKS:
        table |= dict.fromkeys(range(first, end), _NOTHING)
    codes = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    codes[list(table)] = list(map(ord, table.values()))
    return codes


_TABLE = _folding_table()
