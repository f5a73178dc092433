"""The list is found by id and by category."""

from __future__ import annotations

from storage.list_book import ListBook
from tests.contract.records import CATEGORIES, OFFICES, matter


def test_matters_are_grouped_by_category_in_their_order() -> None:
    first, second, other = matter("05-001"), matter("05-002"), matter("01-001")
    book = ListBook(1, CATEGORIES, OFFICES, [first, other, second])
    assert list(book.of_category("05")) == [first, second]
    assert list(book.of_category("99")) == []
    assert book.matter_by_id["01-001"] is other


def test_the_empty_list_has_number_zero() -> None:
    book = ListBook(0)
    assert (book.version, book.categories, book.matters) == (0, (), ())
