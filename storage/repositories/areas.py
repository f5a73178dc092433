"""The city's areas, places and grids, answered from memory."""

from __future__ import annotations

from collections.abc import Sequence

from storage.books import Books
from storage.door_spots import spots_of_numbers, spots_within
from storage.places import PlacesBook
from tickets.doors import Spot
from tickets.errors import UnknownRecordError
from tickets.people import Area, Point


class Areas:
    """The city's areas in their current version (tickets.ports.Areas)."""

    __slots__ = ("_books",)

    def __init__(self, books: Books) -> None:
        self._books = books

    def get(self, code: str) -> Area:
        """Return an area; raise UnknownRecordError if there is none."""
        found = self.find(code)
        if found is None:
            raise UnknownRecordError(f"there is no area {code}")
        return found

    def find(self, code: str) -> Area | None:
        """Return an area or None."""
        return self._books.areas().find(code)

    def city(self) -> Area:
        """Return the one area without a parent; raise UnknownRecordError before any import."""
        return self._books.areas().city()

    def right_below(self, code: str) -> Sequence[Area]:
        """Return the areas whose parent is this one, in order of their codes."""
        return self._books.areas().right_below(code)

    def named(self, text: str, within: str = "") -> Sequence[Area]:
        """Return the areas whose name contains this text, below a path, at most 20."""
        return self._books.areas().named(text, within)

    def all(self) -> Sequence[Area]:
        """Return every area, each after the one that holds it."""
        return self._books.areas().areas

    def places(self) -> PlacesBook:
        """Return all grids, estates, buildings and roads."""
        return self._books.places()

    def spots(self, path: str) -> Sequence[Spot]:
        """Return where door posters hang below a path."""
        return spots_within(self._books.areas(), self._books.places(), path)

    def numbered_spots(self, spot: Spot, numbers: Sequence[str]) -> Sequence[Spot]:
        """Return the numbered buildings of a spot's estate, known or not."""
        return spots_of_numbers(self._books.areas(), self._books.places(), spot, numbers)


class Grids:
    """Where points and buildings lie (tickets.ports.GridLookup)."""

    __slots__ = ("_books",)

    def __init__(self, books: Books) -> None:
        self._books = books

    def grid_at(self, point: Point) -> str | None:
        """Return the code of the grid that holds a point, or of the nearest within 200 m."""
        return self._books.index().grid_at(point)

    def grid_of_building(self, estate: str, building: str | None, area: str) -> str | None:
        """Return the grid of an estate's building, the estate looked for in this area."""
        return self._books.index().grid_of_building(estate, building, area)

    def place_named(self, estate: str, area: str) -> Point | None:
        """Return where an estate lies; None if that is not clear."""
        return self._books.index().place_named(estate, area)
