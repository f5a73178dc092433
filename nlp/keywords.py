"""Propose keywords for the list from confirmed tickets."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import jieba

from nlp.learned_grams import FEWEST_PEOPLE, without_personal
from nlp.learner import Lesson
from nlp.responsibility_list import ListedMatter


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word that people use for a matter and the list does not have there yet."""

    matter: str
    word: str
    people: int
    weight: float


def propose_keywords(
    lessons: Iterable[Lesson], matters: Sequence[ListedMatter], most: int = 5
) -> list[Proposal]:
    """Return for each matter the words that tell it apart, heaviest first, at most so many each.

    Only words of several different people are proposed.
    """
    people: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for lesson in lessons:
        for word in words_of(lesson.text):
            people[lesson.label][word].add(lesson.person)
    spread = Counter(word for words in people.values() for word in words)
    return [
        proposal
        for matter in matters
        for proposal in _proposals(matter, people.get(matter.id, {}), spread, len(people))[:most]
    ]


def words_of(text: str) -> set[str]:
    """Return the words of a folded text that have at least two Chinese characters."""
    words = _tokenizer().cut(without_personal(text))
    return {word for word in words if len(word) > 1 and all("一" <= sign <= "鿿" for sign in word)}


def _proposals(
    matter: ListedMatter, people: dict[str, set[str]], spread: Counter[str], matters: int
) -> list[Proposal]:
    listed = "|".join((matter.name, *matter.keywords, *matter.wordings))
    found = [
        Proposal(matter.id, word, len(who), len(who) * math.log(1 + matters / spread[word]))
        for word, who in people.items()
        if len(who) >= FEWEST_PEOPLE and word not in listed
    ]
    return sorted(found, key=lambda proposal: (-proposal.weight, proposal.word))


@cache
def _tokenizer() -> jieba.Tokenizer:
    """Return our own tokenizer: jieba's global one is state that anybody may change."""
    return jieba.Tokenizer()
