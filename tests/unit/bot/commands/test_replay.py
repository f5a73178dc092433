"""``huying replay``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command import Huying


@pytest.fixture
def messages(tmp_path: Path) -> str:
    """Return a file of labelled messages."""
    file = tmp_path / "messages.csv"
    file.write_text("text,label\n路灯不亮了,lamp\n电梯坏了,lift\n", encoding="utf-8")
    return str(file)


def test_accuracy_and_learning_curve_are_printed(empty_huying: Huying, messages: str) -> None:
    ran = empty_huying("replay", messages, "--learn", "--labels", "outside")
    assert ran.code == 0
    assert "accuracy" in ran.out
    assert "learning curve" in ran.out


def test_a_program_gets_json(empty_huying: Huying, messages: str) -> None:
    ran = empty_huying("replay", messages, "--labels", "outside", "--json")
    assert json.loads(ran.out)["messages"] == 2


def test_a_file_without_labels_is_wrong_use(empty_huying: Huying, tmp_path: Path) -> None:
    (tmp_path / "texts.csv").write_text("text\n路灯不亮了\n", encoding="utf-8")
    assert empty_huying("replay", str(tmp_path / "texts.csv")).code == 2
