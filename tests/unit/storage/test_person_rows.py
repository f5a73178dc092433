"""Phone and home of a person are sealed in their row."""

from __future__ import annotations

from storage.person_rows import PersonRows
from storage.sealing import UNSEALED, Sealer
from tests.contract.records import person


def test_phone_and_home_are_sealed_and_the_grid_stays_readable() -> None:
    columns = PersonRows(Sealer(["a key of sixteen"])).columns(person())
    home = person().home
    assert home is not None
    assert str(columns["phone"]).startswith("sealed:")
    assert str(columns["home"]).startswith("sealed:")
    assert columns["home_path"] == home.path
    assert columns["name"] == person().name


def test_without_a_key_they_are_stored_as_they_are() -> None:
    columns = PersonRows(UNSEALED).columns(person())
    assert columns["phone"] == person().phone
    assert str(columns["home"]).startswith("{")
