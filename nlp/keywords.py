"""Propose keywords for the list from confirmed tickets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import jieba

from nlp.learned_grams import FEWEST_PEOPLE, without_personal
from nlp.learner import Lesson
from nlp.normalise import fold
from nlp.responsibility_list import ListedMatter

# A word that is used as much elsewhere says nothing.
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word that people use for a matter and the list does not have there yet."""

    matter: str
    word: str
    people: int
    weight: float


def propose_keywords(
    lessons: Iterable[Lesson],
    matters: Sequence[ListedMatter],
    most: int = 5,
    refused: Collection[tuple[str, str]] = (),
) -> list[Proposal]:
    """Return for each matter the words that tell it apart, heaviest first, at most so many each.

    Only words of several different people are proposed, and none of the ``refused`` (matter, word).
    """
    people: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for lesson in lessons:
        for word in words_of(lesson.text):
            people[lesson.label][word].add(lesson.person)
    users = Counter(word for words in people.values() for word, who in words.items() for _ in who)
    return [
        proposal
        for matter in matters
        for proposal in _proposals(matter, people.get(matter.id, {}), users, refused)[:most]
    ]


def words_of(text: str) -> set[str]:
    """Return the words of a folded text that have at least two Chinese characters."""
    words = _tokenizer().cut(without_personal(text))
    return {word for word in words if len(word) > 1 and all("一" <= sign <= "鿿" for sign in word)}


def _proposals(
    matter: ListedMatter,
    people: dict[str, set[str]],
    users: Counter[str],
    refused: Collection[tuple[str, str]],
) -> list[Proposal]:
    listed = fold("|".join((matter.name, *matter.keywords, *matter.wordings))).text
    found = [
        Proposal(matter.id, word, len(who), len(who) * len(who) / users[word])
        for word, who in people.items()
        if len(who) >= max(FEWEST_PEOPLE, _LEAST_SHARE * users[word])
        and word not in listed
        and (matter.id, word) not in refused
    ]
    return sorted(found, key=lambda proposal: (-proposal.weight, proposal.word))


@cache
def _tokenizer() -> jieba.Tokenizer:
    """Return our own tokenizer: jieba's global one is state that anybody may change."""
    return jieba.Tokenizer()
