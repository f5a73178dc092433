"""Compare the reader with other ways: ``python -m benchmarks.matching_rivals BOARD.csv``.

All in one run over the same messages (columns ``title,body,label``, cut at 216 characters) on one
core; what matters mean in the board's labels is written down in ``board_labels.csv``, so that slow
rivals can be measured on fewer messages. What learns is trained on one half of the messages, by a
hash of the title, and measured on the other.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from benchmarks.label_learner import LabelLearner
from benchmarks.matching import Labelled, read_messages
from benchmarks.rankers import Classifier, Phrases, Ranker, WordIndex
from benchmarks.written_labels import WrittenLabels
from nlp.matcher import Matcher
from nlp.responsibility_list import ListedMatter, read_list
from nlp.understanding import Reader

SEED = 1
CUT = 216
MANY, SOME, FEW = 1000, 300, 60
PAGE = resource.getpagesize() / 1e6

Builder = Callable[[], Ranker]


@dataclass(frozen=True, slots=True)
class Row:
    """One method's figures: times in seconds of processor time, memory in megabytes."""

    name: str
    messages: int
    first: float
    among: float
    times: Sequence[float]
    built: float
    memory: float

    def __str__(self) -> str:
        rate = len(self.times) / sum(self.times)
        median, slow = np.percentile(self.times, (50, 99)) * 1e3
        return (
            f"{self.name:44} {self.messages:5}  {self.first:.3f}  {self.among:.3f}  {rate:8.1f}  "
            f"{median:8.2f}  {slow:8.2f}  {self.built:6.2f}  {self.memory:6.1f}"
        )


class Rivals:
    """The methods over one list and one board."""

    def __init__(self, matters: Sequence[ListedMatter], messages: Sequence[Labelled]) -> None:
        self._matters = matters
        # Files are often sorted by label; tickets do not come like that.
        order = np.random.default_rng(SEED).permutation(len(messages)).tolist()
        self._known = [messages[place] for place in order if messages[place].half == 0]
        self._asked = [messages[place] for place in order if messages[place].half == 1]
        self._written = WrittenLabels()

    def measure(self, name: str, build: Builder, most: int) -> Row:
        """Build a ranker of labels or matters and ask it about the first messages."""
        gc.collect()
        memory, begin = _resident(), time.process_time()
        rank = build()
        built, memory = time.process_time() - begin, _resident() - memory
        asked = self._asked[:most]
        rank(asked[0].whole[:CUT])
        times, first, among = [], 0, 0
        for message in asked:
            begin = time.process_time()
            found = rank(message.whole[:CUT])
            times.append(time.process_time() - begin)
            labels = found if set(found) <= set(self._written.names) else self._labels(found)
            first += labels[:1] == [message.label]
            among += message.label in labels
        count = len(asked)
        return Row(name, count, first / count, among / count, times, built, memory)

    def reader(self) -> Ranker:
        """Build our reader: matters with evidence, address, emergency, intent and problems."""
        reader = Reader(read_list())
        return lambda text: [match.matter for match in reader.read(text).matches]

    def learner(self) -> Ranker:
        """Build our learner on the list, taught the first half's labels; it shows no evidence."""
        reader, matcher = Reader(read_list()), Matcher(self._matters)
        names = self._written.names
        meaning = [names.index(self._written.label(matter.id)) for matter in self._matters]
        learner = LabelLearner(matcher, names, np.array(meaning, np.intp))
        for number, message in enumerate(self._known):
            learner.learn(reader.telling(message.whole[:CUT]), message.label, str(number))

        return lambda text: learner.rank(reader.telling(text))

    def classifier(self) -> Ranker:
        """Build the support vector machine, trained on the first half."""
        texts = [message.whole[:CUT] for message in self._known]
        return Classifier(texts, [message.label for message in self._known]).rank

    def phrases(self, *, wordings: bool) -> Phrases:
        """Build what rapidfuzz compares with."""
        return Phrases(self._matters, wordings=wordings)

    def words(self) -> Ranker:
        """Build the index of words."""
        return WordIndex(self._matters).rank

    def _labels(self, matters: Sequence[str]) -> list[str]:
        return self._written.labels(matters)


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("board", type=Path, help="CSV with the columns title, body, label")
    board = parser.parse_args(arguments).board
    rivals = Rivals(read_list().matters, read_messages(board))
    methods: tuple[tuple[str, Builder, int], ...] = (
        ("ours, with evidence, address and intent", rivals.reader, MANY),
        ("ours, learning (half of the messages)", rivals.learner, MANY),
        ("jieba + bm25s", rivals.words, MANY),
        ("TF-IDF + LinearSVC (half of the messages)", rivals.classifier, MANY),
        (
            "rapidfuzz cdist, names and keywords",
            lambda: rivals.phrases(wordings=False).by_partial_ratio,
            SOME,
        ),
        (
            "rapidfuzz cdist, names, keywords, wordings",
            lambda: rivals.phrases(wordings=True).by_partial_ratio,
            FEW,
        ),
        (
            "rapidfuzz extract WRatio, names and keywords",
            lambda: rivals.phrases(wordings=False).by_ratio,
            FEW,
        ),
    )
    sys.stdout.write(
        f"{'method':44} count  first  among3     msg/s   p50 ms    p99 ms  build s      MB\n"
    )
    for name, build, most in methods:
        sys.stdout.write(f"{rivals.measure(name, build, most)}\n")
        sys.stdout.flush()
    return 0


def _resident() -> float:
    """Return the memory that this process holds, in megabytes."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
