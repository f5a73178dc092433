"""Labelled messages from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.importing.tables import ImportFileError
from bot.replaying import describe, replay_file
from nlp.replay import Replay, Step

LINES = ("路灯不亮了,lamp", "路灯坏了好几天,lamp", "电梯坏了,lift", "电梯困人了,lift")


def table(folder: Path, *lines: str) -> Path:
    """Write labelled messages."""
    file = folder / "messages.csv"
    file.write_text("\n".join(["text,label", *lines, ""]), encoding="utf-8")
    return file


def test_labels_from_outside_are_their_own_set(tmp_path: Path) -> None:
    measured = replay_file(table(tmp_path, *LINES), learn=True, outside=True)
    assert (measured.messages, measured.unknown) == (4, 0)


def test_a_label_that_is_no_matter_is_unknown(tmp_path: Path) -> None:
    file = table(tmp_path, "路灯不亮了,02-028", *LINES)
    assert replay_file(file, learn=False, outside=False).unknown == 4


def test_a_message_without_label_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match="line 2"):
        replay_file(table(tmp_path, "路灯不亮了,"), learn=False, outside=True)


def test_everything_measured_is_told() -> None:
    steps = (Step(100, 0.8, 0.9), Step(150, 0.85, 0.95))
    lines = list(describe(Replay(150, 3, 0.82, 0.92, 0.031, 0.9, steps)))
    assert lines[0].endswith("150 (3 with an unknown label)")
    assert "0.900" in lines[3]
    assert lines[-1].split() == ["150", "0.850", "0.950"]
    unsure = list(describe(Replay(150, 3, 0.82, 0.92, 0.031, None, steps)))
    assert "nothing is sure enough" in unsure[3]
