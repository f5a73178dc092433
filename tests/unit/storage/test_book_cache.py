"""A book is read once, and old ones do not pile up."""

from __future__ import annotations

from storage.book_cache import BookCache


def test_a_book_is_read_once() -> None:
    cache = BookCache()
    books = [cache.get("a", object) for _ in range(2)]
    assert books[0] is books[1]


def test_the_oldest_book_makes_room() -> None:
    cache = BookCache(most=2)
    first = cache.get("a", object)
    second = cache.get("b", object)
    cache.get("c", object)
    assert cache.get("b", object) is second
    assert cache.get("a", object) is not first


def test_a_book_that_could_not_be_read_is_read_again() -> None:
    cache = BookCache()
    reads = iter([ValueError, None])

    def read() -> str:
        failure = next(reads)
        if failure is not None:
            raise failure
        return "book"

    try:
        cache.get("a", read)
    except ValueError:
        found = cache.get("a", read)
    assert found == "book"
