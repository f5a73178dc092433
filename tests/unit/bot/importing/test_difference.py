"""What an import would change."""

from __future__ import annotations

from bot.importing.difference import Difference, both, compare

NAMES = {"a": "A", "b": "B", "c": "C"}


def test_new_changed_and_gone_are_told_apart() -> None:
    found = compare({"a": 1, "b": 1}, {"b": 2, "c": 1}, NAMES)
    assert found == Difference(new=("C",), changed=("B",), gone=("A",))


def test_equal_books_have_no_difference() -> None:
    assert not compare({"a": 1}, {"a": 1}, NAMES)


def test_at_most_ten_names_of_a_kind_are_shown() -> None:
    lines = list(Difference(tuple(map(str, range(12))), (), ("x",)).lines())
    assert lines[0] == "12 new"
    assert lines[10:12] == ["  + 9", "  … and 2 more"]
    assert lines[-1] == "  - x"


def test_two_differences_join() -> None:
    assert both(Difference(("a",), (), ()), Difference(("b",), ("c",), ())) == Difference(
        ("a", "b"), ("c",), ()
    )
