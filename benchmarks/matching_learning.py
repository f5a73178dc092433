"""Measure learning on labelled messages: ``python -m benchmarks.matching_learning BOARD.csv``.

The learner and a linear support vector machine (characters 1 to 3) see the same messages, drawn
from one half of the file by a hash of the title, and are asked about the other half. What the
list's matters mean in the board's labels is written down in ``board_labels.csv``: no message is
needed for that. With ``--hotline`` tickets (columns ``clean,dept,month``) are learned in order of
their months, and the last month is asked; what matters mean is the majority of what was learned.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import numpy.typing as npt

from benchmarks.label_learner import LabelLearner
from benchmarks.matching import read_messages
from benchmarks.rankers import Classifier
from benchmarks.written_labels import WrittenLabels
from nlp.matcher import Matcher
from nlp.replay import LabelledText, meaning_of_matters
from nlp.responsibility_list import read_list
from nlp.understanding import Reader

SEEDS = (1, 2, 3)
LESSONS = (100, 300, 1000)
PRECISION = 0.95
CUT = 300
LAST_LEARNED = "201803"


@dataclass(frozen=True, slots=True)
class Told:
    """A message as written, as the reader tells it, and its label."""

    text: str
    telling: str
    label: str


@dataclass(frozen=True, slots=True)
class Learned:
    """How well a learner answers.

    ``filed`` is the share above its own threshold, ``precise`` how often that is right,
    ``possible`` the greatest share that is right often enough.
    """

    first: float
    among: float
    error: float
    filed: float
    precise: float
    possible: float

    def __str__(self) -> str:
        return (
            f"ours {self.first:.3f}/{self.among:.3f}  calibration error {self.error:.3f}  "
            f"filed {self.filed:.2f} at {self.precise:.3f}, possible {self.possible:.2f}"
        )


def main(arguments: Sequence[str]) -> int:
    """Print the learning curve, and the departments if there are tickets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("board", type=Path, help="CSV with the columns title, body, label")
    parser.add_argument("--hotline", type=Path, help="CSV with the columns clean, dept, month")
    options = parser.parse_args(arguments)
    listed = read_list()
    reader, matcher = Reader(listed), Matcher(listed.matters)
    board = [(m.half, _told(reader, m.whole, m.label)) for m in read_messages(options.board)]
    known, asked = ([told for half, told in board if half == side] for side in (0, 1))
    written = WrittenLabels()
    meaning = np.array([written.names.index(written.label(m.id)) for m in listed.matters], np.intp)
    for seed in SEEDS:
        learner = LabelLearner(matcher, written.names, meaning)
        order = np.random.default_rng(seed).permutation(len(known))
        for line in _curve(learner, [known[place] for place in order], asked):
            _write(f"seed {seed}  {line}")
    if options.hotline:
        _departments(reader, matcher, options.hotline)
    return 0


def measure(learner: LabelLearner, asked: Sequence[Told]) -> Learned:
    """Ask a learner about messages that it has not seen."""
    predicted = [learner.predict(told.telling) for told in asked]
    labels = [learner.names.index(told.label) for told in asked]
    first = np.array([one.best == right for one, right in zip(predicted, labels, strict=True)])
    among = [
        right in np.argsort(-one.probabilities)[:3]
        for one, right in zip(predicted, labels, strict=True)
    ]
    sure = np.array([one.sure for one in predicted])
    bins = np.minimum((sure * 10).astype(np.intp), 9)
    gaps = np.abs(np.bincount(bins, sure - first, 10)).sum() / len(sure)
    threshold = learner.learner.calibration.threshold(PRECISION)
    filed = sure >= (threshold if threshold is not None else np.inf)
    return Learned(
        first=float(first.mean()),
        among=float(np.mean(among)),
        error=float(gaps),
        filed=float(filed.mean()),
        precise=float(first[filed].mean()) if filed.any() else 0.0,
        possible=_possible(sure, first),
    )


def _possible(sure: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]) -> float:
    """Return the greatest share, surest first, of which enough is right."""
    precision = np.cumsum(right[np.argsort(-sure)]) / np.arange(1, len(sure) + 1)
    enough = np.flatnonzero(precision >= PRECISION)
    return float((enough[-1] + 1) / len(sure)) if len(enough) else 0.0


def _curve(learner: LabelLearner, known: Sequence[Told], asked: Sequence[Told]) -> Iterator[str]:
    yield f"{0:5} lessons  {measure(learner, asked)}"
    learned = 0
    for lessons in (*(count for count in LESSONS if count < len(known)), len(known)):
        for number, told in enumerate(known[learned:lessons], learned):
            learner.learn(told.telling, told.label, str(number))
        learned = lessons
        rival = _rival(known[:lessons], asked)
        yield f"{lessons:5} lessons  {measure(learner, asked)}  LinearSVC {rival}"


def _rival(known: Sequence[Told], asked: Sequence[Told]) -> str:
    """Return how well the support vector machine answers after the same messages."""
    machine = Classifier([told.text for told in known], [told.label for told in known])
    found = machine.rank_all([told.text for told in asked])
    pairs = list(zip(found, asked, strict=True))
    first = sum(labels[0] == told.label for labels, told in pairs) / len(pairs)
    among = sum(told.label in labels for labels, told in pairs) / len(pairs)
    return f"{first:.3f}/{among:.3f}"


def _departments(reader: Reader, matcher: Matcher, file: Path) -> None:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: row["month"])
    told = [
        (row["month"] > LAST_LEARNED, _told(reader, row["clean"][:CUT], row["dept"]))
        for row in rows
    ]
    known = [one for is_asked, one in told if not is_asked]
    names = tuple(sorted({one.label for one in known}))
    asked = [one for is_asked, one in told if is_asked and one.label in names]
    texts = [LabelledText(one.telling, one.label) for one in known]
    learner = LabelLearner(matcher, names, meaning_of_matters(texts, names, matcher))
    for number, one in enumerate(known):
        learner.learn(one.telling, one.label, str(number))
    _write(
        f"departments: {len(known)} learned, {len(asked)} asked, {len(names)} names  "
        f"{measure(learner, asked)}  LinearSVC {_rival(known, asked)}"
    )


def _told(reader: Reader, text: str, label: str) -> Told:
    return Told(text, reader.telling(text), label)


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
