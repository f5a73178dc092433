"""Split a message that tells of several problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from nlp.matcher import Ranked
from nlp.normalise import Span

Rank = Callable[[str], Sequence[Ranked]]

_MOST_PARTS = 5
_SHORTEST = 4
_LEAST_SCORE = 28.0
_LEAST_CONFIDENCE = 0.15
_ENUMERATED = re.compile(
    r"(?:^|(?<=[\s,。;:!?]))(?:[(]?(?:\d{1,2}|[一二三四五六七八九十])(?:[.)]|[,:](?!\d))(?!\d)"
    r"|第[一二三四五六七八九十][,:点个是]{0,2}|其[一二三四五][,:是])"
)
_TURN = re.compile(
    r"[,。;!?\s]+(?:还有一个|还有就是|还有|另外|此外|再就是|再有|再一个|另一个|顺便(?:说|反映)?(?:一下)?"
    r"|also|and also)|(?<=[^,。;!?\s])(?:还有|另外)(?=.{3})"
)
_SENTENCE = re.compile(rf"{_TURN.pattern}|[。;!?\n]+")
# In a long message the next sentence mostly tells more about the same problem.
_SHORT = 60


def split(text: str, rank: Rank) -> list[tuple[Span, list[Ranked]]]:
    """Return the parts of a folded text that are different problems; none if it is one.

    Only parts that are surely about something, each about something else, are told apart.
    """
    for spans in (_enumerated(text), _at_turns(text)):
        if not 1 < len(spans) <= _MOST_PARTS:
            continue
        parts = [(span, list(rank(text[slice(*span)]))) for span in spans]
        if _all_different([ranked for _, ranked in parts]):
            return parts
    return []


def _enumerated(text: str) -> list[Span]:
    """Return what stands after each number of an enumeration."""
    marks = [mark.span() for mark in _ENUMERATED.finditer(text)]
    bounds = pairwise((*marks, (len(text), len(text))))
    return _trimmed(text, ((mark[1], following[0]) for mark, following in bounds))


def _at_turns(text: str) -> list[Span]:
    """Return what stands between the words that turn to something else."""
    turns = _SENTENCE if len(text.strip()) <= _SHORT else _TURN
    bounds = [(0, 0), *(turn.span() for turn in turns.finditer(text)), (len(text), len(text))]
    return _trimmed(text, ((one[1], other[0]) for one, other in pairwise(bounds)))


def _trimmed(text: str, spans: Iterator[Span]) -> list[Span]:
    trimmed = []
    for start, end in spans:
        body = text[start:end]
        first = len(body) - len(body.lstrip(_EDGES))
        last = len(body.rstrip(_EDGES))
        if last - first >= _SHORTEST:
            trimmed.append((start + first, start + last))
    return trimmed


def _all_different(parts: Sequence[Sequence[Ranked]]) -> bool:
    """Tell whether each part surely is about something that no other part may be about."""
    best = [
        part[0].place
        for part in parts
        if part and part[0].score >= _LEAST_SCORE and part[0].confidence >= _LEAST_CONFIDENCE
    ]
    if len(best) < len(parts):
        return False
    others = [{one.place for one in part} for part in parts]
    return all(
        place not in places
        for number, place in enumerate(best)
        for other, places in enumerate(others)
        if other != number
    )


_EDGES = " \n,。;:!?、"
