"""``huying backup``."""

from __future__ import annotations

from pathlib import Path

from tests.support.command import Huying


def test_a_backup_says_what_it_holds(huying: Huying, tmp_path: Path) -> None:
    file = tmp_path / "city.backup"
    ran = huying("backup", str(file))
    assert ran.code == 0
    assert ran.out == f"{file} holds the database and 0 files.\n"


def test_without_a_database_there_is_nothing_to_back_up(
    empty_huying: Huying, tmp_path: Path
) -> None:
    empty_huying.folder.mkdir()
    ran = empty_huying("backup", str(tmp_path / "city.backup"))
    assert ran.code == 1
    assert "There is no database" in ran.err
    assert list(tmp_path.glob("city*")) == []
