"""Find danger to life in a message, and tell whether it is happening now."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp.normalise import LANGUAGE, Span
from nlp.responsibility_list import SHIPPED, read_rows, split_cell
from nlp.wildcards import WildcardSearch

SELF_HARM = "self-harm"
BYSTANDER = "life-of-another"

_POLICE = "110"
_LASTING = frozenset((SELF_HARM, "gas", "live-wire"))
_SENTENCE_ENDS = "。!?;\n"
_CLAUSE_ENDS = f"{_SENTENCE_ENDS},:"
_FAR = 30
# Who is in danger writes little; a long message tells what was.
_TOLD_AT_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Emergency:
    """A danger, the number to call, and whether it is there now (not feared, told or denied)."""

    kind: str
    call: str
    live: bool


@dataclass(frozen=True, slots=True)
class _Danger:
    """A row of the table; the first rows matter most. ``kind`` is empty for a harmless phrase."""

    rank: int
    kind: str
    call: str


def find_emergency(text: str) -> Emergency | None:
    """Return the worst danger in a folded text, one that is there now before any other."""
    hits = list(_PHRASES.find(text))
    harmless = [span for span, danger in hits if not danger.kind]
    dangers = (
        (span, _seen(text, span, danger))
        for span, danger in hits
        if danger.kind and not any(_overlap(span, other) for other in harmless)
    )
    found = [
        (not _is_live(text, span, danger.kind), danger.rank, danger) for span, danger in dangers
    ]
    if not found:
        return None
    absent, _, worst = min(found, key=lambda one: one[:2])
    return Emergency(worst.kind, worst.call, not absent)


def _seen(text: str, span: Span, danger: _Danger) -> _Danger:
    """Return whose life it is: who sees somebody about to jump needs the police, not advice."""
    start, end = span
    clause = text[_begin(text, start, _CLAUSE_ENDS) : start]
    is_seen = _SAYS["act"].search(text, start, end) and _ANOTHER_DOES.search(clause)
    if danger.kind != SELF_HARM or not is_seen:
        return danger
    return _Danger(danger.rank, BYSTANDER, _POLICE)


def _is_live(text: str, span: Span, kind: str) -> bool:
    """Tell whether the words around a danger leave it standing."""
    start, end = span
    before = text[_begin(text, start, _SENTENCE_ENDS) : start]
    if _DENIED_AT_END.search(before):
        return False
    if kind == SELF_HARM:
        return not _SAYS["past"].search(before)
    through = before[-_FAR:] + text[start:end]
    after = text[end : _end(text, end)]
    clause = text[_begin(text, start, _CLAUSE_ENDS) : _end(text, end)]
    if "过" in text[start : end + 1] or _is_feared(through, after, clause):
        return False
    return _SAYS["now"].search(clause) is not None or not (
        len(text) > _TOLD_AT_LENGTH
        or _SAYS["past"].search(through)
        or (kind not in _LASTING and _SAYS["habit"].search(through))
    )


def _is_feared(before: str, after: str, clause: str) -> bool:
    said = (("feared", before), ("threat", after), ("planned", clause))
    return any(_SAYS[place].search(text) for place, text in said)


def _begin(text: str, start: int, ends: str) -> int:
    return max(text.rfind(end, 0, start) for end in ends) + 1


def _end(text: str, end: int) -> int:
    found = (text.find(mark, end) for mark in _CLAUSE_ENDS)
    return min((place for place in found if place >= 0), default=len(text))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _phrases() -> WildcardSearch[_Danger]:
    phrases: dict[str, _Danger] = {}
    rows = read_rows(SHIPPED / "emergencies.csv", ("kind", "call", "words", "harmless"))
    for rank, row in rows:
        danger = _Danger(rank, row["kind"], row["call"])
        phrases |= dict.fromkeys(split_cell(row["words"]), danger)
        phrases |= dict.fromkeys(split_cell(row["harmless"]), _Danger(rank, "", ""))
    return WildcardSearch(phrases)


def _patterns() -> dict[str, re.Pattern[str]]:
    rows = read_rows(LANGUAGE / "not_now.csv", ("place", "phrases"))
    return {
        row["place"]: re.compile("|".join(map(re.escape, split_cell(row["phrases"]))))
        for _, row in rows
    }


_PHRASES = _phrases()
_SAYS = _patterns()
# "我" between the two is whose life it is (邻居逼得我想跳楼).
_ANOTHER_DOES = re.compile(rf"(?:{_SAYS['another'].pattern})[^我]*$")
_DENIED_AT_END = re.compile(rf"(?:{_SAYS['denied'].pattern})$")
