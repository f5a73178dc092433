"""A name is found again when one of its characters is lost."""

import pytest

from nlp.deletions import Deletions

NAMES = ("幸福小区", "阳光花园", "幸运小区", "苑")
DELETIONS = Deletions(NAMES)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("福小区", ["幸福小区"]),
        ("幸小区", ["幸福小区", "幸运小区"]),
        ("阳光花", ["阳光花园"]),
        ("阳光", []),
        ("幸福小区", []),
        ("", []),
    ],
)
def test_the_names_with_one_more_character_are_found(text: str, names: list[str]) -> None:
    assert [NAMES[number] for number in DELETIONS.names_cut_to(text)] == names


def test_a_doubled_character_counts_once() -> None:
    assert Deletions(("浓浓大楼",)).names_cut_to("浓大楼") == [0]


def test_no_names_find_nothing() -> None:
    assert Deletions(()).names_cut_to("幸福") == []
