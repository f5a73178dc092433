"""``huying migrate``."""

from __future__ import annotations

from tests.support.command import Huying


def test_an_empty_folder_gets_a_database(empty_huying: Huying) -> None:
    assert empty_huying("migrate").code == 0
    assert (empty_huying.folder / "huying.db").exists()


def test_migrating_again_changes_nothing(huying: Huying) -> None:
    assert huying("migrate").out == huying("migrate").out
