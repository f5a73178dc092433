"""Measure what misspelt titles cost: ``python -m benchmarks.matching_noise BOARD.csv``.

Three seeds each of 5 % of the Chinese characters replaced by one of the same sound, 10 % deleted,
and all written in traditional characters; top-1 and among three as in ``benchmarks.matching``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from pypinyin import lazy_pinyin

from benchmarks.matching import Labelled, measure, read_messages
from nlp.normalise import LANGUAGE
from nlp.responsibility_list import ListedMatter, read_list, read_rows
from nlp.understanding import Reader

SEEDS = (1, 2, 3)
HOMOPHONES, DELETED = 0.05, 0.10

Noise = Callable[[str, np.random.Generator], str]


class Noises:
    """Ways to misspell, with the characters of the list's own texts."""

    def __init__(self, matters: Sequence[ListedMatter]) -> None:
        texts = (text for m in matters for text in (m.name, *m.keywords, *m.wordings))
        letters = sorted({letter for text in texts for letter in text if _is_chinese(letter)})
        alike: dict[str, list[str]] = defaultdict(list)
        for letter in letters:
            alike[lazy_pinyin(letter)[0]].append(letter)
        self._alike = {
            letter: [other for other in same if other != letter]
            for same in alike.values()
            for letter in same
        }
        rows = read_rows(LANGUAGE / "traditional.csv", ("simplified", "traditional"))
        self._traditional = {ord(row["simplified"]): row["traditional"][0] for _, row in rows}

    def homophones(self, text: str, generator: np.random.Generator) -> str:
        """Replace some characters by others of the same sound."""
        return "".join(
            str(generator.choice(self._alike[letter]))
            if self._alike.get(letter) and generator.random() < HOMOPHONES
            else letter
            for letter in text
        )

    def deletions(self, text: str, generator: np.random.Generator) -> str:
        """Leave some characters out."""
        return "".join(
            letter for letter in text if not (_is_chinese(letter) and generator.random() < DELETED)
        )

    def traditional(self, text: str, _generator: np.random.Generator) -> str:
        """Write in traditional characters."""
        return text.translate(self._traditional)


def main(arguments: Sequence[str]) -> int:
    """Print top-1 and among three for clean titles and each noise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("board", type=Path, help="CSV with the columns title, body, label")
    messages = read_messages(parser.parse_args(arguments).board)
    listed = read_list()
    reader, noises = Reader(listed), Noises(listed.matters)
    clean, _ = _accuracy(reader, messages, [message.title for message in messages])
    sys.stdout.write(f"clean        {clean:.3f}\n")
    ways: tuple[Noise, ...] = (noises.homophones, noises.deletions, noises.traditional)
    for way in ways:
        for seed in SEEDS:
            generator = np.random.default_rng(seed)
            titles = [way(message.title, generator) for message in messages]
            first, among = _accuracy(reader, messages, titles)
            sys.stdout.write(
                f"{way.__name__:12} seed {seed}  {first:.3f}  among 3 {among:.3f}  "
                f"loss {100 * (clean - first):.1f} points\n"
            )
            sys.stdout.flush()
    return 0


def _accuracy(
    reader: Reader, messages: Sequence[Labelled], texts: Sequence[str]
) -> tuple[float, float]:
    accuracy = measure(messages, [reader.read(text).matches for text in texts])
    return accuracy.first, accuracy.among_three


def _is_chinese(letter: str) -> bool:
    return "一" <= letter <= "鿿"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
