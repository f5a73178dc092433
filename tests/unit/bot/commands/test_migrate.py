"""``huying migrate``."""

from __future__ import annotations

import sqlite3

from tests.support.command import Huying

FIRST, SECOND = "the first of all keys", "the second of all keys"


def test_an_empty_folder_gets_a_database(empty_huying: Huying) -> None:
    assert empty_huying("migrate").code == 0
    assert (empty_huying.folder / "huying.db").exists()


def test_migrating_again_changes_nothing(huying: Huying) -> None:
    assert huying("migrate").out == huying("migrate").out


def test_phones_and_homes_are_sealed_and_the_key_is_needed_from_then_on(huying: Huying) -> None:
    huying.environment["HUYING_SECRET_KEY"] = FIRST
    assert huying("migrate").code == 0
    with sqlite3.connect(huying.folder / "huying.db") as connection:
        homes = [row[0] for row in connection.execute("SELECT home FROM people WHERE home != ''")]
    connection.close()
    assert homes
    assert all(home.startswith("sealed:") for home in homes)
    huying.environment["HUYING_SECRET_KEY"] = f"{SECOND},{FIRST}"
    assert huying("migrate").code == 0
    huying.environment["HUYING_SECRET_KEY"] = SECOND
    assert huying("doctor").code == 0
    for wrong in (FIRST, ""):
        huying.environment["HUYING_SECRET_KEY"] = wrong
        refused = huying("doctor")
        assert refused.code == 2
        assert "HUYING_SECRET_KEY" in refused.err
