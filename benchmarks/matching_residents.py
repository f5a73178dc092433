"""Measure the reader on the project's own test set: ``python -m benchmarks.matching_residents``."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nlp.responsibility_list import read_list
from nlp.understanding import Reader

TEST_SET = Path(__file__).parents[1] / "tests" / "data" / "residents_test.csv"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message with the ids of the matters that are right, and its category."""

    text: str
    matters: frozenset[str]
    category: str


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of messages, 0 to 1: right matter first, among three, right category first."""

    first: float
    among_three: float
    category_first: float


def read_messages(file: Path = TEST_SET) -> list[Labelled]:
    """Read labelled messages (columns ``text,matter,category,note``)."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Labelled(row["text"], frozenset(row["matter"].split("|")), row["category"])
            for row in csv.DictReader(lines)
        ]


def measure(reader: Reader, messages: Sequence[Labelled]) -> Shares:
    """Return how often the reader is right."""
    found = [[match.matter for match in reader.read(m.text).matches] for m in messages]
    pairs = list(zip(messages, found, strict=True))
    first = sum(bool(ids) and ids[0] in m.matters for m, ids in pairs)
    among = sum(bool(m.matters & set(ids)) for m, ids in pairs)
    category = sum(bool(ids) and ids[0].startswith(m.category) for m, ids in pairs)
    return Shares(first / len(pairs), among / len(pairs), category / len(pairs))


def main() -> None:
    """Print the shares."""
    messages = read_messages()
    shares = measure(Reader(read_list()), messages)
    sys.stdout.write(
        f"{len(messages)} messages  right matter first {shares.first:.3f}  "
        f"among 3 {shares.among_three:.3f}  right category first {shares.category_first:.3f}\n"
    )


if __name__ == "__main__":
    main()
