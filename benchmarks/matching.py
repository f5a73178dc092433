"""Measure the matching on labelled messages: ``python -m benchmarks.matching BOARD.csv``.

The file (columns ``title,body,label``) is an argument; nothing is read by default. What a matter
means in the file's labels is learned on one half (its majority) and measured on the other.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

# One process is one core: more threads than that made 2 ms 55.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from nlp.responsibility_list import SHIPPED, read_list
from nlp.understanding import Match, Reader

BODY_CUT = 300


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message with the label that people gave it."""

    title: str
    body: str
    label: str

    @property
    def half(self) -> int:
        """Return 0 or 1 by a hash of the title."""
        return hashlib.sha256(self.title.encode()).digest()[0] % 2

    @property
    def whole(self) -> str:
        """Return the title and the beginning of the body."""
        return f"{self.title} {self.body[:BODY_CUT]}"


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares of the messages whose label the first and any of three matters stand for."""

    first: float
    among_three: float


@dataclass(frozen=True, slots=True)
class Speed:
    """Messages a second and seconds a message."""

    rate: float
    median: float
    slow: float


def main(arguments: Sequence[str]) -> int:
    """Print accuracy and speed on a file of labelled messages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("board", type=Path, help="CSV with the columns title, body, label")
    parser.add_argument("--list", type=Path, default=SHIPPED, help="folder of the list")
    options = parser.parse_args(arguments)
    messages = read_messages(options.board)
    started = time.process_time()
    reader = Reader(read_list(options.list))
    _write(f"{len(messages)} messages; reader built in {time.process_time() - started:.2f} s")
    for name, texts in (
        ("title", [message.title for message in messages]),
        ("title+body", [message.whole for message in messages]),
        ("body", [message.body[:BODY_CUT] for message in messages]),
    ):
        found, speed = read_all(reader, texts)
        accuracy = measure(messages, found)
        _write(
            f"{name:<10} top-1 {accuracy.first:.3f}  among 3 {accuracy.among_three:.3f}  "
            f"{speed.rate:6.0f} msg/s  median {speed.median * 1e6:.0f} µs  "
            f"p99 {speed.slow * 1e6:.0f} µs"
        )
    return 0


def read_messages(path: Path) -> list[Labelled]:
    """Read the labelled messages of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [Labelled(row["title"], row["body"], row["label"]) for row in csv.DictReader(file)]


def read_all(reader: Reader, texts: Iterable[str]) -> tuple[list[Sequence[Match]], Speed]:
    """Return the matches of each text and how fast they were found (processor time)."""
    found: list[Sequence[Match]] = []
    times: list[float] = []
    for text in texts:
        started = time.process_time()
        found.append(reader.read(text).matches)
        times.append(time.process_time() - started)
    speed = Speed(len(times) / sum(times), *np.percentile(times, (50, 99)).tolist())
    return found, speed


def measure(messages: Sequence[Labelled], found: Sequence[Sequence[Match]]) -> Accuracy:
    """Measure each half with what the matters mean on the other."""
    first = among = 0
    for half in (0, 1):
        known = [pair for pair in zip(messages, found, strict=True) if pair[0].half == half]
        other = [pair for pair in zip(messages, found, strict=True) if pair[0].half != half]
        meaning = Meaning(known)
        for message, matches in other:
            labels = [meaning.label(match) for match in matches] or [meaning.commonest]
            first += labels[0] == message.label
            among += message.label in labels
    return Accuracy(first / len(messages), among / len(messages))


class Meaning:
    """What the list's matters mean in another set of labels: the majority where they came first.

    A matter that never came first means what its category means.
    """

    def __init__(self, known: Iterable[tuple[Labelled, Sequence[Match]]]) -> None:
        matters: dict[str, Counter[str]] = defaultdict(Counter)
        categories: dict[str, Counter[str]] = defaultdict(Counter)
        everything: Counter[str] = Counter()
        for message, matches in known:
            everything[message.label] += 1
            for match in matches[:1]:
                matters[match.matter][message.label] += 1
                categories[match.category][message.label] += 1
        self._matters = {matter: _majority(labels) for matter, labels in matters.items()}
        self._categories = {code: _majority(labels) for code, labels in categories.items()}
        self.commonest = _majority(everything)

    def label(self, match: Match) -> str:
        """Return the label that a match stands for."""
        of_category = self._categories.get(match.category, self.commonest)
        return self._matters.get(match.matter, of_category)


def _majority(labels: Counter[str]) -> str:
    return labels.most_common(1)[0][0]


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
