"""Find the names of known places in a text, misspelt and cut ones too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from nlp.deletions import Deletions
from nlp.gram_index import GramIndex, Phrase, Weighting
from nlp.normalise import Span
from nlp.pinyin import sounds
from nlp.place_names import AREA_KINDS, PlaceName, spellings
from nlp.word_search import WordSearch

_NUMBER_AHEAD = re.compile(
    r"[\s,的]*(?:[a-z东西南北一二三四五六七\d]{1,2}[区期])?[\s,的第]*"
    r"(?:\d|[一二三四五六七八九十]{1,3}(?:号|栋|幢|单元|座)|[a-z]\d*[座栋幢#])"
)
_ENDING = re.compile(
    r"小区|社区|花园|家园|公寓|新村|大厦|广场|[路街村庄苑城府园庭湾里院居邸](?=[\d, ]|$)"
)
# A name that lost its own ending ends here too, in a message that is not long.
_END_OF_CUT_NAME = re.compile(
    r"(?<=[一-鿿]{2})(?=的?(?:居民|业主|住户)|[东西南北正大侧]?门[口外前]|附近|旁边|对面"
    r"|停[水电气暖]|没[水电气暖]|漏水)"
)
_SHORT_MESSAGE = 60
_READ = 200
# Syllables in more than this share of the names, or in more than a few, tell none apart.
_COMMON, _FEW = 0.025, 200
_NOBODYS = re.compile(
    r"[我咱你他她们这那该本各某全整每]|^(?:住宅|居民|安置|老旧|封闭)?(?:小区|社区|公寓|广场|大厦)$"
)
# What stands before a name: another kind of sign, or a word that no name goes on from.
_BEFORE = re.compile(
    r"^|[^一-鿿]|反映|投诉|关于|街道|社区|位于|我家|我们|咱们|本人|请问|[在住是的到从于至市区县镇乡有路街号]"
)
_ZONE = re.compile(r"[a-z东西南北一二三四五六七\d]{1,2}[区期]$")
_LONGEST_WINDOW = 9
_MOST_WINDOWS = 3
_CANDIDATES = 40
_FEWEST_ALIKE = 3
_MISSING, _EXTRA, _OTHER = 2, 3, 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name in a text, how it is spelt, and the areas that have a place of this name."""

    kind: str
    name: str
    span: Span
    areas: tuple[str, ...]
    spelling: str


@dataclass(frozen=True, slots=True)
class _Fit:
    """How far a spelling is from a part of the text; of ``written`` characters it has ``alike``."""

    cost: float
    alike: int
    written: int
    span: Span
    number: int


class Gazetteer:
    """The names of a city's places: exact, by sound, and with a character missing or wrong."""

    def __init__(self, places: Sequence[PlaceName]) -> None:
        self._spellings = spellings(places)
        self._spoken = spoken = [sounds(spelling.text) for spelling in self._spellings]
        alike: dict[str, list[int]] = defaultdict(list)
        for number, sound in enumerate(spoken):
            alike[sound].append(number)
        self._search = WordSearch(alike)
        full = [n for n, spelling in enumerate(self._spellings) if not spelling.bare]
        phrases = [Phrase(row, spoken[n], 1.0) for row, n in enumerate(full)]
        often = min(1.0, max(_COMMON, _FEW / (len(full) or 1)))
        how = Weighting(saturation=1.2, length=0.75, single=0.5, limit=often)
        self._full = full
        self._cut = Deletions([spoken[n] for n in full])
        self._grams = GramIndex(phrases, len(phrases), how)

    def find(self, text: str, numbers: Sequence[Span] = ()) -> list[Mention]:
        """Return the places named in a folded text, in order; ``numbers`` are its house numbers."""
        text = text.replace("一下", "  ")
        spoken = sounds(text)
        found = _longest(text, list(self._heard(text, spoken)))
        found = [self._longer(text, spoken, mention) for mention in found]
        if self._full and all(mention.kind in AREA_KINDS for mention in found):
            found += self._guesses(text, spoken, numbers)
        return sorted(found, key=lambda mention: mention.span)

    def _heard(self, text: str, spoken: str) -> Iterator[Mention]:
        """Yield the names that are written out or sound like what is written."""
        for span, numbers in self._search.every(spoken):
            written = text[span[0] : span[1]]
            best = self._most_alike(written, numbers)
            spelling = self._spellings[best[0]]
            if spelling.text != written and not self._is_homophone(text, span, spelling.text):
                continue
            if not spelling.bare or _NUMBER_AHEAD.match(text, span[1]):
                yield self._mention(best, span)

    def _most_alike(self, written: str, numbers: Sequence[int]) -> Sequence[int]:
        if len(numbers) == 1:
            return numbers
        alike = [self._alike(written, number) for number in numbers]
        return [n for n, same in zip(numbers, alike, strict=True) if same == max(alike)]

    def _is_homophone(self, text: str, span: Span, name: str) -> bool:
        """Tell whether what sounds like a name is likely meant as one."""
        length = len(name)
        if length < 3:
            return False
        same = len(set(text[span[0] : span[1]]) & set(name))
        if length > 5:
            return same > 0
        begins = _begins(text, span[0]) or (same > 2 and len(text) <= _SHORT_MESSAGE)
        return begins and same > max(0, 4 - length)

    def _mention(self, numbers: Sequence[int], span: Span) -> Mention:
        """Return one mention for spellings that fit equally well, with the areas of all."""
        found = [self._spellings[number] for number in numbers]
        areas = tuple(dict.fromkeys(area for spelling in found for area in spelling.areas))
        return Mention(found[0].kind, found[0].name, span, areas, found[0].text)

    def _longer(self, text: str, spoken: str, mention: Mention) -> Mention:
        """Return a name that lost a character and ends with this one; else the mention itself.

        A name goes on to the left where it does not stand at the beginning of a word.
        """
        start, end = mention.span
        if mention.kind in AREA_KINDS or _begins(text, start):
            return mention
        fits = self._best_fits(text, spoken, end, numbered=True)
        if not fits or fits[0].span[0] >= start:
            return mention
        longer = self._mention([fit.number for fit in fits], fits[0].span)
        return longer if mention.spelling in longer.spelling else mention

    def _guesses(self, text: str, spoken: str, numbers: Sequence[Span]) -> Iterator[Mention]:
        """Yield the first name that a part of the text before a number or an ending may mean."""
        ends = {start: True for start, _ in numbers}
        places = [match.end() for match in _ENDING.finditer(text, 0, _READ)]
        if len(text) <= _SHORT_MESSAGE:
            places += [match.end() for match in _END_OF_CUT_NAME.finditer(text)]
        for place in places:
            ends.setdefault(place, _NUMBER_AHEAD.match(text, place) is not None)
        for end, numbered in list(ends.items())[:_MOST_WINDOWS]:
            fits = self._best_fits(text, spoken, _name_end(text, end), numbered=numbered)
            if fits:
                yield self._mention([fit.number for fit in fits], fits[0].span)
                return

    def _best_fits(self, text: str, spoken: str, end: int, *, numbered: bool) -> list[_Fit]:
        spans = _name_spans(text, end)
        if not spans:
            return []
        grams = self._grams.grams(spoken[slice(*spans[0])])
        rows = self._grams.best(self._grams.share(grams), _CANDIDATES)
        rows += [row for span in spans for row in self._cut.names_cut_to(spoken[slice(*span)])]
        numbers = [self._full[row] for row in dict.fromkeys(rows)]
        fits = [fit for span in spans for n in numbers for fit in self._fit(n, text, spoken, span)]
        return _best([fit for fit in fits if numbered or _is_cut(fit)])

    def _fit(self, number: int, text: str, spoken: str, span: Span) -> Iterator[_Fit]:
        """Yield how a name fits a part of the text, nothing where it is too far away."""
        name = self._spoken[number]
        limit = _MISSING if len(name) < 5 else 2 * _MISSING
        if abs(len(name) - span[1] + span[0]) * _MISSING > limit:
            return
        cost = Levenshtein.distance(spoken[slice(*span)], name, weights=(_MISSING, _EXTRA, _OTHER))
        written = text[slice(*span)]
        alike = self._alike(written, number) if cost <= limit else 0
        if alike:
            yield _Fit(cost / len(name), alike, len(set(written)), span, number)

    def _alike(self, written: str, number: int) -> int:
        """Return how many characters a spelling shares with what was written."""
        return len(set(written) & set(self._spellings[number].text))


def _begins(text: str, start: int) -> bool:
    """Tell whether a name may begin at a place."""
    return start == 0 or any(
        match.end() == start for match in _BEFORE.finditer(text, start - 2, start)
    )


def _name_spans(text: str, end: int) -> list[Span]:
    """Return where a name that ends at a place may stand, the longest first."""
    first = max(0, end - _LONGEST_WINDOW)
    starts = [first, *(m.end() for m in _BEFORE.finditer(text, first, end) if m.end() > first)]
    spans = [(start, end) for start in starts if end - start > 1 and _begins(text, start)]
    return [span for span in spans if not _NOBODYS.search(text, *span)]


def _best(fits: Sequence[_Fit]) -> list[_Fit]:
    """Return the fits that are nearest, and of those the ones that share most characters."""
    best = min(((fit.cost, -fit.alike) for fit in fits), default=None)
    return [fit for fit in fits if (fit.cost, -fit.alike) == best]


def _is_cut(fit: _Fit) -> bool:
    """Tell whether what is written is the name with nothing strange in it, only shorter."""
    return fit.alike >= max(_FEWEST_ALIKE, fit.written)


def _name_end(text: str, end: int) -> int:
    """Return where a name ends at or shortly before a place."""
    end = len(text[:end].rstrip(" ,的第"))
    zone = _ZONE.search(text, max(0, end - 3), end)
    return zone.start() if zone and not text.endswith(("小区", "社区"), 0, end) else end


def _longest(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the longest mentions that do not overlap.

    What only sounds like a name must not contradict a name that is written out inside it.
    """
    written = [mention for mention in mentions if _is_written(mention, text)]
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span[0] - m.span[1], m.span)):
        contradicted = any(
            _overlap(mention, other) and other.spelling not in mention.spelling
            for other in written
            if not _is_written(mention, text)
        )
        if not contradicted and not any(_overlap(mention, other) for other in kept):
            kept.append(mention)
    return kept


def _is_written(mention: Mention, text: str) -> bool:
    return text[slice(*mention.span)] == mention.spelling


def _overlap(one: Mention, other: Mention) -> bool:
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]
