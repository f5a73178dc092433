"""Labelled messages from a file, and what a replay of them measured, for a person to read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.importing.tables import Row, convert_rows, read_table
from bot.matching import read_listed
from nlp.replay import LabelledText, Replay, replay


def replay_file(file: Path, *, learn: bool, outside: bool) -> Replay:
    """Replay the messages of a table ``text,label`` in their order.

    Raises:
        ImportFileError: it cannot be read, or a row has no label.
    """
    messages = convert_rows(read_table(file, ("text", "label"), others=True), _message)
    return replay(messages, read_listed(None), learn=learn, outside=outside)


def describe(measured: Replay) -> Iterator[str]:
    """Yield what a replay measured, line by line."""
    yield f"messages     {measured.messages} ({measured.unknown} with an unknown label)"
    yield f"accuracy     {measured.first:.3f}"
    yield f"among three  {measured.among_three:.3f}"
    yield f"calibration  error {measured.error:.3f}, {_threshold(measured)}"
    yield "learning curve (messages, accuracy, among three)"
    for step in measured.steps:
        yield f"  {step.messages:>6}  {step.first:.3f}  {step.among_three:.3f}"


def _threshold(measured: Replay) -> str:
    if measured.threshold is None:
        return "nothing is sure enough to file unasked"
    return f"sure enough to file unasked from {measured.threshold:.3f}"


def _message(row: Row) -> LabelledText:
    return LabelledText(row.cells["text"], row.need("label"))
