"""Find the words of a text that led to a matter."""

from __future__ import annotations

import numpy as np

from nlp.gram_index import Scores
from nlp.normalise import Span

_MOST = 4
# A stretch that adds less than this share of the heaviest one is chance.
_LEAST = 0.3
# Who writes no more than this may tell it by one character (太吵了, 好臭).
_SAID_SHORTLY = 3
# Signs that join words and tell nothing at the edge of a stretch.
_LOOSE = "的了是在我你他她它们就也都又还和与把被给从到对向很太这那个着过吗呢吧啊呀啦嘛有 "


def telling_spans(text: str, weights: Scores) -> tuple[Span, ...]:
    """Return the stretches of a text that a matter shares, heaviest first.

    ``weights`` are what each pair adds, by the place of its first character.
    """
    stretches: list[tuple[float, int, int]] = []
    places = np.flatnonzero(weights)
    for place, weight in zip(places.tolist(), weights[places].tolist(), strict=True):
        if stretches and stretches[-1][2] == place + 1:
            before, start, _ = stretches.pop()
            stretches.append((before + weight, start, place + 2))
        else:
            stretches.append((weight, place, place + 2))
    stretches.sort(key=lambda stretch: (-stretch[0], stretch[1]))
    kept = [
        _trimmed(text, start, end)
        for weight, start, end in stretches[:_MOST]
        if weight >= _LEAST * stretches[0][0]
    ]
    fewest = 1 if len(text.strip()) <= _SAID_SHORTLY else 2
    return tuple(span for span in kept if span[1] - span[0] >= fewest)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    return start, end
