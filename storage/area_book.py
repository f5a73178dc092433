"""All areas of the city in one version, in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tickets.errors import UnknownRecordError
from tickets.people import Area

MOST_NAMED = 20


class AreaBook:
    """Areas by code and by name."""

    def __init__(self, areas: Sequence[Area]) -> None:
        self.areas = tuple(sorted(areas, key=lambda area: area.path))
        self._by_code = {area.code: area for area in self.areas}
        self._by_parent: dict[str | None, list[Area]] = defaultdict(list)
        for area in self.areas:
            self._by_parent[area.parent].append(area)

    def find(self, code: str) -> Area | None:
        """Return an area or None."""
        return self._by_code.get(code)

    def city(self) -> Area:
        """Return the one area without a parent.

        Raises:
            UnknownRecordError: no areas were imported.
        """
        for area in self.areas:
            if area.parent is None:
                return area
        raise UnknownRecordError("no areas were imported")

    def right_below(self, code: str) -> Sequence[Area]:
        """Return the areas whose parent is this one, in order of their codes."""
        return tuple(self._by_parent.get(code, ()))

    def named(self, text: str, within: str) -> Sequence[Area]:
        """Return the areas whose name contains this text, below a path, largest first."""
        found = [area for area in self.areas if text in area.name and area.path.startswith(within)]
        return sorted(found, key=lambda area: area.path.count("/"))[:MOST_NAMED]
