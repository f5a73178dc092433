"""Find what the city's offices do not handle, and who does."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.responsibility_list import SHIPPED, read_rows, split_cell
from nlp.wildcards import WildcardSearch


@dataclass(frozen=True, slots=True)
class OutOfScope:
    """What kind of thing it is, the number to call, and who answers there."""

    kind: str
    call: str
    who: str


def find_out_of_scope(text: str) -> OutOfScope | None:
    """Return who to call about a folded text; None where the city's offices may handle it."""
    return next((found for _, found in _PHRASES.find(text)), None)


def _phrases() -> WildcardSearch[OutOfScope]:
    rows = read_rows(SHIPPED / "out_of_scope.csv", ("kind", "call", "who", "words"))
    return WildcardSearch(
        {
            word: OutOfScope(row["kind"], row["call"], row["who"])
            for _, row in rows
            for word in split_cell(row["words"])
        }
    )


_PHRASES = _phrases()
