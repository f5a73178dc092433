"""The responsibility list in one version, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tickets.model import Category, Matter, Office


@dataclass(frozen=True, slots=True)
class MatterWords:
    """The words of a matter by which messages are understood: columns of the list's tables."""

    id: str
    excludes: str
    keywords: tuple[str, ...]
    wordings: tuple[str, ...]
    not_words: tuple[str, ...]


class ListBook:
    """Categories, offices and matters of a version; 0 is the empty list before any import."""

    def __init__(
        self,
        version: int,
        categories: Sequence[Category] = (),
        offices: Sequence[Office] = (),
        matters: Sequence[Matter] = (),
    ) -> None:
        self.version = version
        self.categories = tuple(categories)
        self.offices = tuple(offices)
        self.matters = tuple(matters)
        self.category_by_code = {category.code: category for category in self.categories}
        self.office_by_code = {office.code: office for office in self.offices}
        self.matter_by_id = {matter.id: matter for matter in self.matters}
        self._of_category: dict[str, list[Matter]] = {}
        for matter in self.matters:
            self._of_category.setdefault(matter.category, []).append(matter)

    def of_category(self, code: str) -> Sequence[Matter]:
        """Return a category's matters in order."""
        return self._of_category.get(code, ())
