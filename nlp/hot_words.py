"""Find the words that more people use this week than in the weeks before, by area."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nlp.keywords import words_of
from nlp.learned_grams import FEWEST_PEOPLE

WEEKS_BEFORE = 4
_RISE = 2.0  # times what was usual in a week


@dataclass(frozen=True, slots=True)
class Use:
    """What somebody wrote, and the areas that this counts for; this week or in those before."""

    text: str
    person: str
    areas: tuple[str, ...]
    is_recent: bool


@dataclass(frozen=True, slots=True)
class Rising:
    """A word with how many people used it this week, and in the weeks before together."""

    area: str
    word: str
    people: int
    before: int


Usage = dict[tuple[str, str], set[str]]
_ANYTHING = ""


def rising_words(uses: Iterable[Use], most: int = 10) -> list[Rising]:
    """Return for each area the words that rise most, at most so many each.

    Nothing is said of fewer than three people. Where more people write than usual, words that
    everybody uses do not rise by that.
    """
    recent: Usage = defaultdict(set)
    before: Usage = defaultdict(set)
    for use in uses:
        counted = recent if use.is_recent else before
        for word in (_ANYTHING, *words_of(use.text)):
            for area in use.areas:
                counted[area, word].add(use.person)
    shown: Counter[str] = Counter()
    kept = []
    for one in sorted(_rising(recent, before), key=_order):
        shown[one.area] += 1
        if shown[one.area] <= most:
            kept.append(one)
    return kept


def _rising(recent: Usage, before: Usage) -> Iterator[Rising]:
    for (area, word), people in recent.items():
        earlier = len(before.get((area, word), ()))
        growth = len(recent[area, _ANYTHING]) / max(1, len(before.get((area, _ANYTHING), ())))
        usual = earlier * max(1 / WEEKS_BEFORE, growth)
        if word != _ANYTHING and len(people) >= max(FEWEST_PEOPLE, _RISE * usual):
            yield Rising(area, word, len(people), earlier)


def _order(rising: Rising) -> tuple[str, float, str]:
    return rising.area, rising.before / WEEKS_BEFORE - rising.people, rising.word
