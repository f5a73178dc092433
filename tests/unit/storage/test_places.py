"""Places are plain values."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from storage.places import Building, PlacesBook, Road


def test_an_empty_book_is_the_default() -> None:
    assert PlacesBook() == PlacesBook((), (), (), ())


def test_a_building_lies_in_its_estates_grid_unless_said_otherwise() -> None:
    assert Building("e1", "3", 2).grid is None


def test_places_cannot_be_changed() -> None:
    road = Road("南大街", "S")
    with pytest.raises(FrozenInstanceError):
        road.name = "北大街"  # type: ignore[misc]  # what is to be refused
