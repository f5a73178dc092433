"""Find where a message's greetings end and its thanks begin."""

from __future__ import annotations

import re

from nlp.normalise import LANGUAGE, Span
from nlp.responsibility_list import read_rows, split_cell

_GAPS = " \n,.。:;!?~…()"


def body_span(text: str) -> Span:
    """Return the part of a folded text between greetings and thanks; empty where there is none."""
    start = 0
    while (opening := _OPENING.match(text, start)) and opening.end() > start:
        start = opening.end()
    return start, max(start, _end_of_body(text))


def _end_of_body(text: str) -> int:
    end = len(text.rstrip(_GAPS))
    while end:
        clause = max(text.rfind(gap, 0, end) for gap in _GAPS) + 1
        if not _CLOSING.fullmatch(text, clause, end):
            return end
        end = len(text[:clause].rstrip(_GAPS))
    return 0


def _alternatives(phrases: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = {
        row["place"]: _alternatives(split_cell(row["phrases"]))
        for _, row in read_rows(LANGUAGE / "courtesies.csv", ("place", "phrases"))
    }
    honorific, person, hello = table["honorific"], table["person"], table["hello"]
    gap = f"[{re.escape(_GAPS)}]"
    family = "[一-鿿]"
    # A title alone counts only with respect before it or a greeting after it ("书记好", "尊敬的王
    # 市长:"), otherwise it may be what the message is about ("领导不作为").
    address = rf"(?:{honorific})+(?:{family}{{0,6}}?(?:{person})){{1,3}}(?:们)?"
    greeted = rf"(?:{family}{{0,2}}?(?:{person})){{0,2}}(?:们)?{gap}*(?:{hello})"
    # "好" and "喂" begin words too (好几天, 喂猫).
    ends = rf"(?:(?={gap}|$)|(?<=[您你们家上午晚年日]好)(?!像)|(?<![好喂嗨io]))"
    opening = rf"{gap}*(?:{address}(?={gap}|{hello}|$)|{greeted}{ends}){gap}*|{gap}+"
    return re.compile(opening), re.compile(rf"(?:(?:{table['closing']}){gap}*)+")


_OPENING, _CLOSING = _patterns()
