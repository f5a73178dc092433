"""Write a text as toneless syllables, one character each, so that homophones are equal."""

from __future__ import annotations

from pypinyin import lazy_pinyin

_FIRST = 0xE000
# What the south and the pinyin keyboard's fuzzy mode do not tell apart.
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))


class _Syllables(dict[int, str]):
    """From code point to syllable character, filled as characters are met."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, str] = {}

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if "一" <= character <= "鿿":
            syllable = _plain(lazy_pinyin(character)[0])
            sound = self._numbers.setdefault(syllable, chr(_FIRST + len(self._numbers)))
        else:
            sound = character
        self[code] = sound
        return sound


def sounds(text: str) -> str:
    """Return a folded text with each Chinese character replaced by a sign of its syllable.

    Signs are equal within one process only; other characters stay; the length is kept.
    """
    return text.translate(_SYLLABLES)


def _plain(syllable: str) -> str:
    for longer, shorter in _ALIKE:
        if syllable.startswith(longer):
            syllable = shorter + syllable.removeprefix(longer)
        if len(longer) == 3 and syllable.endswith(longer):
            syllable = syllable.removesuffix(longer) + shorter
    return syllable


_SYLLABLES = _Syllables()
