"""Compare the reader with what rapidfuzz does alone: ``python -m benchmarks.matching_rivals``.

All in one run over the same messages of the project's own test set; the figures to compare are
the ratios.
"""

from __future__ import annotations

import math
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.matching_residents import Labelled, read_messages
from nlp.responsibility_list import ListedMatter, read_list
from nlp.understanding import Reader

SAMPLE = 60  # the rivals need up to half a second a message
SURE = 80.0

Ranker = Callable[[str], list[str]]


class Phrases:
    """Names, keywords and wordings of the list, each with its matter and how rare it is."""

    def __init__(self, matters: Sequence[ListedMatter]) -> None:
        pairs = [(text, m.id) for m in matters for text in (m.name, *m.keywords, *m.wordings)]
        self.texts = [text for text, _ in pairs]
        self.matters = [matter_id for _, matter_id in pairs]
        shared = Counter(self.texts)
        self.weights = np.array([math.log(1 + len(matters) / shared[text]) for text in self.texts])

    def by_ratio(self, text: str) -> list[str]:
        """Return three matters by rapidfuzz's own extract with WRatio."""
        found = process.extract(text, self.texts, scorer=fuzz.WRatio, limit=30)
        return list(dict.fromkeys(self.matters[place] for _, _, place in found))[:3]

    def by_partial_ratio(self, text: str) -> list[str]:
        """Return three matters by the sum of rare phrases that a message contains nearly."""
        likeness = process.cdist([text], self.texts, scorer=fuzz.partial_ratio)[0]
        scores: dict[str, float] = defaultdict(float)
        for place in np.flatnonzero(likeness >= SURE):
            scores[self.matters[place]] += self.weights[place]
        return sorted(scores, key=lambda matter_id: -scores[matter_id])[:3]


def measure(rank: Ranker, messages: Sequence[Labelled]) -> tuple[float, float, float]:
    """Return the shares right at first and among three, and the messages a second."""
    begin = time.perf_counter()
    ranked = [rank(message.text) for message in messages]
    seconds = time.perf_counter() - begin
    pairs = list(zip(messages, ranked, strict=True))
    first = sum(bool(ids) and ids[0] in m.matters for m, ids in pairs) / len(pairs)
    among = sum(bool(m.matters & set(ids)) for m, ids in pairs) / len(pairs)
    return first, among, len(pairs) / seconds


def main() -> None:
    """Print the table."""
    listed = read_list()
    reader, phrases = Reader(listed), Phrases(listed.matters)
    messages = read_messages()
    sample = messages[:: len(messages) // SAMPLE]
    rankers: dict[str, Ranker] = {
        "ours, evidence and address included": lambda text: [
            m.matter for m in reader.read(text).matches
        ],
        "rapidfuzz cdist partial_ratio >= 80, idf": phrases.by_partial_ratio,
        "rapidfuzz extract WRatio": phrases.by_ratio,
    }
    for name, rank in rankers.items():
        rank(sample[0].text)
        first, among, speed = measure(rank, sample)
        sys.stdout.write(f"{name:42} top-1 {first:.2f}  top-3 {among:.2f}  {speed:9.1f} msg/s\n")


if __name__ == "__main__":
    main()
