"""The books of the city and the list, each version read once by a process."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

Book = TypeVar("Book")


class BookCache:
    """The last few versions of each book, shared by all transactions of a process."""

    def __init__(self, most: int = 8) -> None:
        self._most = most
        self._books: dict[Hashable, object] = {}
        self._lock = Lock()

    def get(self, key: Hashable, read: Callable[[], Book]) -> Book:
        """Return the book of a key, read if it is not here yet."""
        with self._lock:
            found = self._books.get(key)
            if found is not None:
                return cast("Book", found)
            book = read()
            while len(self._books) >= self._most:
                del self._books[next(iter(self._books))]
            self._books[key] = book
            return book
