"""A place is known under the spellings that people use."""

import pytest

from nlp.place_names import PlaceName, spellings


def known(*places: PlaceName) -> dict[str, tuple[str, tuple[str, ...], bool]]:
    return {s.text: (s.name, s.areas, s.bare) for s in spellings(places)}


@pytest.mark.parametrize(
    ("kind", "name", "spelling"),
    [
        ("village", "西马家庄村委会", "西马家庄村"),
        ("village", "西马家庄村村民委员会", "西马家庄"),
        ("community", "友谊街社区居民委员会", "友谊街社区"),
        ("community", "友谊街社区居民委员会", "友谊街居委会"),
        ("estate", "万科御景小区", "万科御景"),
        ("estate", "幸福", "幸福小区"),
        ("district", "芝罘区", "芝罘"),
        ("street", "向阳街道办事处", "向阳街道"),
        ("estate", "幸福小區", "幸福小区"),
    ],
)
def test_a_name_has_its_everyday_forms(kind: str, name: str, spelling: str) -> None:
    assert known(PlaceName(kind, name, (), "1"))[spelling][0] == name


def test_a_form_like_ordinary_words_needs_a_number() -> None:
    found = known(PlaceName("estate", "阳光花园", ("阳光",), "1"))
    assert found["阳光"][2]
    assert not found["阳光花园"][2]


def test_a_generic_word_is_no_form_of_a_name() -> None:
    assert "花园" not in known(PlaceName("village", "花园村委会", (), "1"))


def test_a_road_keeps_its_full_name() -> None:
    assert set(known(PlaceName("road", "公园路", (), "1"))) == {"公园路"}


def test_places_of_one_name_share_the_spelling_with_all_their_areas() -> None:
    found = known(
        PlaceName("estate", "幸福小区", (), "1"), PlaceName("estate", "幸福小区", (), "2")
    )
    assert found["幸福小区"][1] == ("1", "2")


def test_a_given_name_wins_over_a_derived_one() -> None:
    found = known(
        PlaceName("estate", "金海碧桂小区", (), "1"), PlaceName("estate", "金海碧桂", (), "2")
    )
    assert found["金海碧桂"][1] == ("2",)


def test_an_empty_name_has_no_spelling() -> None:
    assert not known(PlaceName("estate", " ", (), "1"))
