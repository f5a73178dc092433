"""A stand-in for the understanding until nlp has its reader: counts shared characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tickets.model import Matter


@dataclass(frozen=True, slots=True)
class PlainMatch:
    """A matter that shares characters with a text."""

    matter: str
    confidence: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainReading:
    """Everything is a report, nowhere in particular."""

    matches: tuple[PlainMatch, ...]
    intent: str = "report"
    address: None = None
    emergency: None = None
    problems: tuple[()] = ()
    out_of_scope: None = None


class PlainUnderstanding:
    """Reads texts by the characters they share with matters' names."""

    def __init__(self, matters: Sequence[Matter]) -> None:
        self._names = [(matter.id, frozenset(matter.name)) for matter in matters]

    def read(self, text: str) -> PlainReading:
        """Return what a text says."""
        return PlainReading(tuple(self.search(text, 3)))

    def search(self, text: str, top: int = 5) -> Sequence[PlainMatch]:
        """Return the matters with the largest share of their name in a text."""
        letters = set(text)
        shares = [(len(letters & name) / len(name), matter) for matter, name in self._names]
        best = sorted(shares, reverse=True)[:top]
        return [PlainMatch(matter, share) for share, matter in best if share > 0]
