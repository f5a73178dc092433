"""The command line over a fresh city, or over an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.city import copy_city
from tests.support.command import Huying


@pytest.fixture
def huying(city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Huying:
    """Return the command line over a fresh city."""
    copy_city(city, tmp_path / "data")
    return Huying(tmp_path / "data", capsys)


@pytest.fixture
def empty_huying(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Huying:
    """Return the command line over an empty folder."""
    return Huying(tmp_path / "data", capsys)
