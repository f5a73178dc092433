"""Read a message: what it is about, where, how dangerous, and what kind of message it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace

from nlp.address import Address, AddressReader
from nlp.courtesy import body_span
from nlp.emergency import Emergency, find_emergency
from nlp.english import translate
from nlp.fillers import without_fillers
from nlp.intent import QUESTION, REPORT, intent_of
from nlp.learned_grams import without_personal
from nlp.learned_matcher import LearnedMatcher, Ranking
from nlp.learner import Lesson
from nlp.matcher import Matcher, Ranked
from nlp.normalise import Folded, Span, blank, fold
from nlp.out_of_scope import OutOfScope, find_out_of_scope
from nlp.place_names import PlaceName
from nlp.responsibility_list import ListedMatter, ResponsibilityList
from nlp.split import split

_MATCHES = 3
_READ = 1000
_ESTATE = "小区"
_DISCREET = re.compile("匿名|保密|[不别]要?(?:透露|公开)|别说是我")


@dataclass(frozen=True, slots=True)
class Match:
    """A matter that a message may be about; ``evidence`` is spelt as the person wrote it."""

    matter: str
    name: str
    category: str
    category_name: str
    office: str
    confidence: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One of several problems in a message; ``span`` points into the original."""

    text: str
    span: Span
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a message; ``matches`` are at most three, best first.

    ``sure`` is how sure the first one's office and time class are, 0 to 1; ``is_sure`` tells
    whether that is enough to file unasked.
    """

    text: str
    matches: tuple[Match, ...]
    address: Address | None
    emergency: Emergency | None
    intent: str
    problems: tuple[Problem, ...]
    out_of_scope: OutOfScope | None
    sure: float = 0.0
    is_sure: bool = False


class Reader:
    """Reads messages with one list and one city's places; built once, used from any thread.

    It learns from ``lessons``, confirmed tickets in their order, and from those that follow.
    """

    def __init__(
        self,
        listed: ResponsibilityList,
        places: Sequence[PlaceName] = (),
        lessons: Iterable[Lesson] = (),
    ) -> None:
        self._matters = listed.matters
        self._category_names = {category.code: category.name for category in listed.categories}
        self._matcher = Matcher(listed.matters)
        self._addresses = AddressReader(places)
        self._learned: LearnedMatcher | None = None
        for lesson in lessons:
            self.learn(lesson)

    def learn(self, lesson: Lesson) -> None:
        """Learn from one confirmed ticket: its text as written, the matter's id, the person."""
        if self._learned is None:
            self._learned = LearnedMatcher(self._matters, self._matcher)
        self._learned.learn(replace(lesson, text=self.telling(lesson.text)))

    def threshold(self, precision: float = 0.95) -> float | None:
        """Return how ``sure`` is sure enough to file unasked; None while nothing is."""
        return self._learned.threshold(precision) if self._learned is not None else None

    def with_list(self, listed: ResponsibilityList) -> Reader:
        """Return a reader of another list and the same places that has learned nothing."""
        reader = Reader(listed)
        reader._addresses = self._addresses
        return reader

    def beginner(self) -> Reader:
        """Return a reader of the same list and places that has learned nothing yet."""
        reader = copy(self)
        reader._learned = None  # noqa: SLF001 - another one of ourselves
        return reader

    def read(self, text: str) -> Reading:
        """Return what a message says; only its first 1,000 characters are looked at."""
        folded = fold(text[:_READ])
        intent = intent_of(folded.text)
        emergency = find_emergency(folded.text)
        if emergency is not None:
            intent = REPORT
        if intent not in {REPORT, QUESTION}:
            return Reading(text, (), None, None, intent, (), None)
        located = self._addresses.read(folded)
        body = _body(folded.text, located.masked)
        ranking = self._rank(body, _MATCHES)
        return Reading(
            text=text,
            matches=self._matches(folded, ranking),
            address=located.address,
            emergency=emergency,
            intent=intent,
            problems=self._problems(folded, body) if intent == REPORT else (),
            out_of_scope=find_out_of_scope(folded.text),
            sure=ranking.sure,
            is_sure=self._is_enough(ranking.sure, text),
        )

    def search(self, text: str, top: int = 5) -> tuple[Match, ...]:
        """Return the list's matters for a question, best first."""
        folded = fold(text[:_READ])
        return self._matches(folded, self._rank(_body(folded.text, ()), top))

    def telling(self, text: str) -> str:
        """Return what a message says about its matter, folded."""
        folded = fold(text[:_READ])
        body = _body(folded.text, self._addresses.read(folded).masked)
        english = translate(body)
        return english.text if english is not None else without_fillers(body)

    def masked(self, text: str) -> str:
        """Return what a message says about its matter without anything personal."""
        return " ".join(without_personal(self.telling(text)).split())

    def _is_enough(self, sure: float, text: str) -> bool:
        """Tell whether to file unasked; not who wants to stay unnamed: that is chosen before."""
        threshold = self.threshold()
        return threshold is not None and sure >= threshold and not _DISCREET.search(text)

    def _matches(self, folded: Folded, ranking: Ranking) -> tuple[Match, ...]:
        return tuple(self._match(folded, 0, ranked) for ranked in ranking.matters)

    def _problems(self, folded: Folded, body: str) -> tuple[Problem, ...]:
        parts = split(body, lambda part: self._rank(part, _MATCHES).matters)
        return tuple(
            Problem(
                folded.original_text(span),
                folded.original_span(span),
                tuple(self._match(folded, span[0], one) for one in ranked),
            )
            for span, ranked in parts
        )

    def _rank(self, body: str, top: int) -> Ranking:
        english = translate(body)
        if english is None:
            return self._rank_folded(without_fillers(body), top)
        ranking = self._rank_folded(english.text, top)
        matters = [
            replace(ranked, evidence=tuple(map(english.original_span, ranked.evidence)))
            for ranked in ranking.matters
        ]
        return replace(ranking, matters=matters)

    def _rank_folded(self, text: str, top: int) -> Ranking:
        if self._learned is not None:
            return self._learned.rank(text, top)
        return Ranking(self._matcher.rank(text, top))

    def _match(self, folded: Folded, start: int, ranked: Ranked) -> Match:
        """Return a ranked matter; its evidence is counted from ``start`` of the folded text."""
        matter: ListedMatter = self._matters[ranked.place]
        spans = ((start + first, start + end) for first, end in ranked.evidence)
        return Match(
            matter=matter.id,
            name=matter.name,
            category=matter.category,
            category_name=self._category_names.get(matter.category, ""),
            office=matter.office,
            confidence=ranked.confidence,
            evidence=tuple(dict.fromkeys(folded.original_text(span) for span in spans)),
        )


def _body(text: str, masked: Sequence[Span]) -> str:
    """Blank what says nothing about a problem: greetings, thanks and the address.

    That an address lies in an estate does say something: who looks after lamps and lifts there.
    """
    start, end = body_span(text)
    body = f"{' ' * start}{text[start:end]}{' ' * (len(text) - end)}"
    for first, last in masked:
        kept = last - len(_ESTATE) if text[first:last].endswith(_ESTATE) else last
        after = last + text.startswith("的", last)
        body = blank(blank(body, (first, kept)), (last, after))
    return body
