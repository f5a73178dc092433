"""Our reading beside the usual ways, on wordings of the list that none of them was shown."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import jieba
from rapidfuzz import fuzz, process

from nlp.responsibility_list import ListedMatter, ResponsibilityList, read_list
from nlp.understanding import Reader

Ranker = Callable[[str], Sequence[str]]
EVERY = 2  # one matter in so many is asked for
SLOW_EVERY = 6  # of those, for the ways that take long


@dataclass(frozen=True, slots=True)
class Result:
    """Shares of the wordings whose matter came first and among three, and texts a second."""

    name: str
    first: float
    among_three: float
    speed: float


def held_out(listed: ResponsibilityList) -> tuple[ResponsibilityList, list[tuple[str, str]]]:
    """Take a wording from every second matter; return the rest of the list, and (text, id)."""
    asked = [
        (matter.wordings[3], matter.id)
        for matter in listed.matters[::EVERY]
        if len(matter.wordings) > 3
    ]
    taken = {number: text for text, number in asked}
    matters = tuple(
        replace(matter, wordings=tuple(w for w in matter.wordings if w != taken.get(matter.id)))
        for matter in listed.matters
    )
    return replace(listed, matters=matters), asked


def measure(name: str, rank: Ranker, asked: Sequence[tuple[str, str]]) -> Result:
    """Measure one way."""
    begin = time.perf_counter()
    found = [(list(rank(text)), number) for text, number in asked]
    speed = len(asked) / (time.perf_counter() - begin)
    first = sum(ids[:1] == [number] for ids, number in found) / len(found)
    among_three = sum(number in ids[:3] for ids, number in found) / len(found)
    return Result(name, first, among_three, speed)


def compare() -> list[Result]:
    """Measure all ways side by side."""
    listed, asked = held_out(read_list())
    few = asked[::SLOW_EVERY]
    return [
        measure("Huying", _ours(listed), asked),
        measure("jieba words, shared idf", _words(listed.matters), asked),
        measure("rapidfuzz WRatio", _fuzzy(listed.matters, fuzz.WRatio), few),
        measure("rapidfuzz partial_ratio", _fuzzy(listed.matters, fuzz.partial_ratio), few),
    ]


def _ours(listed: ResponsibilityList) -> Ranker:
    reader = Reader(listed)
    return lambda text: [match.matter for match in reader.search(text, 3)]


def _phrases(matter: ListedMatter) -> tuple[str, ...]:
    return (matter.name, *matter.keywords, *matter.wordings)


def _fuzzy(matters: Sequence[ListedMatter], scorer: Callable[..., float]) -> Ranker:
    phrases = [(phrase, matter.id) for matter in matters for phrase in _phrases(matter)]
    texts = [phrase for phrase, _ in phrases]

    def rank(text: str) -> list[str]:
        best = process.extract(text, texts, scorer=scorer, limit=20)
        return list(dict.fromkeys(phrases[place][1] for _, _, place in best))

    return rank


def _words(matters: Sequence[ListedMatter]) -> Ranker:
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    holders: dict[str, set[str]] = {}
    for matter in matters:
        for phrase in _phrases(matter):
            for word in tokenizer.cut(phrase):
                holders.setdefault(word, set()).add(matter.id)

    def rank(text: str) -> list[str]:
        scores: dict[str, float] = {}
        for word in set(tokenizer.cut(text)):
            for number in holders.get(word, ()):
                scores[number] = scores.get(number, 0.0) + 1.0 / len(holders[word])
        return sorted(scores, key=scores.__getitem__, reverse=True)[:3]

    return rank
