"""``huying restore``."""

from __future__ import annotations

from pathlib import Path

from tests.support.command import Huying


def test_what_is_restored_is_counted(huying: Huying, tmp_path: Path) -> None:
    file = tmp_path / "city.backup"
    huying("backup", str(file))
    ran = huying("restore", str(file), "--yes")
    assert ran.code == 0
    assert ran.out == "Restored the database, 0 files and 0 seals of the audit.\n"


def test_a_file_that_is_not_there_is_wrong_use(huying: Huying, tmp_path: Path) -> None:
    assert huying("restore", str(tmp_path / "nothing")).code == 2
