"""An understanding for tests of conversations: a few keywords, two estates, plain rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

KEYWORDS = {"路灯": "02-001", "电梯": "05-001", "垃圾": "01-001", "漏水": "07-001"}
ESTATES = {"幸福小区": ("east-1",), "阳光花园": ("east-2", "west-1")}
INTENTS = {"你好": "greeting", "谢谢": "thanks", "": "empty"}


@dataclass(frozen=True, slots=True)
class PlainMatch:
    """A matter whose keyword stands in a text."""

    matter: str
    evidence: tuple[str, ...]
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class PlainAddress:
    """An estate that stands in a text."""

    estate: str | None
    areas: tuple[str, ...]
    text: str
    building: str | None = None
    entrance: str | None = None
    road: str | None = None
    number: str | None = None
    room: str | None = None


@dataclass(frozen=True, slots=True)
class PlainEmergency:
    """A fire."""

    live: bool
    kind: str = "fire"
    call: str = "119"


@dataclass(frozen=True, slots=True)
class PlainProblem:
    """One of several problems, joined by 还有."""

    text: str
    matches: tuple[PlainMatch, ...]


@dataclass(frozen=True, slots=True)
class PlainElsewhere:
    """Something that the court handles."""

    kind: str = "court"
    call: str = "12368"
    who: str = "法院"


@dataclass(frozen=True, slots=True)
class PlainReading:
    """What the rules found."""

    intent: str
    matches: tuple[PlainMatch, ...]
    address: PlainAddress | None
    emergency: PlainEmergency | None
    problems: tuple[PlainProblem, ...] = ()
    out_of_scope: PlainElsewhere | None = None
    is_sure: bool = False


class PlainReader:
    """Reads texts by the rules above; what it is ``sure`` of stands there."""

    def __init__(self) -> None:
        self.sure: frozenset[str] = frozenset()

    def masked(self, text: str) -> str:
        """Return a text without digits."""
        return re.sub(r"\d", "", text)

    def read(self, text: str) -> PlainReading:
        """Return what a text says."""
        fire = PlainEmergency(live="去年" not in text) if "着火" in text else None
        intent = INTENTS.get(text, "question" if text.endswith("归谁管") else "report")
        parts = text.split("还有") if "还有" in text else []
        return PlainReading(
            intent,
            tuple(self.search(text, 3)),
            _address(text),
            fire,
            tuple(PlainProblem(part, tuple(self.search(part, 3))) for part in parts),
            PlainElsewhere() if "判决" in text else None,
            any(word in text for word in self.sure),
        )

    def search(self, text: str, top: int = 5) -> Sequence[PlainMatch]:
        """Return the matters whose keyword stands in a text."""
        found = [PlainMatch(matter, (word,)) for word, matter in KEYWORDS.items() if word in text]
        return found[:top]


def _address(text: str) -> PlainAddress | None:
    for estate, areas in ESTATES.items():
        found = re.search(rf"{estate}(?:(\d+)号楼)?(?:(\d+)单元)?", text)
        if found is not None:
            return PlainAddress(estate, areas, found[0], building=found[1], entrance=found[2])
    return None
