"""The responsibility list, answered from memory."""

from __future__ import annotations

from collections.abc import Sequence

from storage.books import Books
from storage.list_book import ListBook
from tickets.errors import UnknownRecordError
from tickets.model import Category, Matter, Office


class Matters:
    """The list in its current version (tickets.ports.Matters)."""

    __slots__ = ("_books",)

    def __init__(self, books: Books) -> None:
        self._books = books

    @property
    def version(self) -> int:
        """The current version's number; 0 before any import."""
        return self._books.responsibility_list().version

    def get(self, matter_id: str) -> Matter:
        """Return a matter; raise UnknownRecordError if there is none.

        One that the current list has dropped is found as the last list had it: tickets live
        longer than lists.
        """
        book = self._books.responsibility_list()
        found = book.matter_by_id.get(matter_id)
        found = found or self._books.find_dropped_matter(matter_id, book.version)
        if found is None:
            raise UnknownRecordError(f"there is no matter {matter_id}")
        return found

    def find(self, matter_id: str) -> Matter | None:
        """Return a matter of the current list or None."""
        return self._books.responsibility_list().matter_by_id.get(matter_id)

    def category(self, code: str) -> Category:
        """Return a category; raise UnknownRecordError if there is none."""
        found = self._books.responsibility_list().category_by_code.get(code)
        if found is None:
            raise UnknownRecordError(f"there is no category {code}")
        return found

    def categories(self) -> Sequence[Category]:
        """Return all categories in order."""
        return self._books.responsibility_list().categories

    def of_category(self, code: str) -> Sequence[Matter]:
        """Return a category's matters in order."""
        return self._books.responsibility_list().of_category(code)

    def office(self, code: str) -> Office:
        """Return an office; raise UnknownRecordError if there is none."""
        found = self._books.responsibility_list().office_by_code.get(code)
        if found is None:
            raise UnknownRecordError(f"there is no office {code}")
        return found

    def at(self, version: int) -> ListBook:
        """Return an earlier version as a whole; raise UnknownRecordError if there is none."""
        found = self._books.list_at(version)
        if found is None:
            raise UnknownRecordError(f"there is no version {version} of the list")
        return found

    def all(self) -> Sequence[Matter]:
        """Return every matter in order."""
        return self._books.responsibility_list().matters
