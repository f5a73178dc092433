"""Tell what kind of message it is: a report, a question, a greeting and so on."""

from __future__ import annotations

import re
from collections import defaultdict

from nlp.courtesy import body_span
from nlp.normalise import LANGUAGE
from nlp.responsibility_list import read_rows, split_cell

REPORT = "report"
QUESTION = "question"
GREETING = "greeting"
THANKS = "thanks"
SMALL_TALK = "small_talk"
NUMBER = "number"
EMOJI = "emoji"
EMPTY = "empty"

_LONGEST_CHAT = 40
_LONGEST_QUESTION = 60
_NUMBER = re.compile(r"[\d\s#.,+()-]*\d[\d\s#.,+()-]*")
_LAUGHTER = re.compile(r"(?:[哈呵嘿嘻嗨嗯啊哦呃额噢唉哎\s,.。!?~…]|ha|he|hi|lo+l|w{2,}|6{2,})+")
_FILLING = r"[\s,.。:;!?~…()\"'的了啦呀啊哦喔噢呢吧嘛哈吗么哇]"


def intent_of(text: str) -> str:
    """Return the intent of a folded text; whatever might tell of a problem is a report."""
    words = text.strip()
    if not words:
        return EMPTY
    if not any(map(str.isalnum, words)):
        return EMOJI
    if _NUMBER.fullmatch(words):
        return NUMBER
    if len(words) <= _LONGEST_CHAT and (chat := _chat(words)):
        return chat
    return QUESTION if _is_question(words) else REPORT


def _chat(words: str) -> str | None:
    """Return what a message is that says nothing but a few set phrases."""
    for intent in (GREETING, THANKS, SMALL_TALK):
        if _WHOLE[intent].fullmatch(words):
            return intent
    if _LAUGHTER.fullmatch(words) or _POLITE.fullmatch(words):
        return SMALL_TALK
    start, end = body_span(words)
    return GREETING if start == end else None


def _is_question(words: str) -> bool:
    """Tell whether somebody asks who is responsible or how something is done, and no more."""
    if len(words) > _LONGEST_QUESTION or _REPORT_CUE.search(words):
        return False
    return _OFFICE.search(words) is not None or _HOW.search(words) is not None


def _table() -> dict[tuple[str, str], str]:
    phrases: dict[tuple[str, str], str] = defaultdict(str)
    for _, row in read_rows(LANGUAGE / "intents.csv", ("intent", "place", "phrases")):
        cell = sorted(split_cell(row["phrases"]), key=len, reverse=True)
        phrases[row["intent"], row["place"]] = "|".join(map(re.escape, cell))
    return phrases


def _said_alone(*phrases: str) -> re.Pattern[str]:
    """Return what matches one or more of the phrases with nothing of weight between them."""
    # Never tried another way: "好的好的好的…" can be cut into phrases in very many ways.
    return re.compile(rf"{_FILLING}*+(?:(?>{'|'.join(phrases)}){_FILLING}*+)++")


_TABLE = _table()
_WHOLE = {intent: _said_alone(_TABLE[intent, "whole"]) for intent in (GREETING, THANKS, SMALL_TALK)}
_WHOLE[THANKS] = _said_alone(_TABLE[THANKS, "whole"], r"(?:好的|嗯|ok|哦|行|收到|知道了)(?=.{2})")
_POLITE = _said_alone(
    r"[哈呵嘿嘻]+", *(pattern for (_, place), pattern in _TABLE.items() if place == "whole")
)
_OFFICE = re.compile(_TABLE[QUESTION, "office"])
_HOW = re.compile(_TABLE[QUESTION, "how"])
_REPORT_CUE = re.compile(_TABLE[REPORT, "cue"])
