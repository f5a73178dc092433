"""Names are found written out, by sound, and with a character missing."""

import pytest

from nlp.gazetteer import Gazetteer
from nlp.normalise import fold
from nlp.place_names import PlaceName

GAZETTEER = Gazetteer(
    [
        PlaceName("estate", "幸福小区", (), "3706020010"),
        PlaceName("estate", "锦绣家园", (), "3706020020"),
        PlaceName("estate", "华润锦绣家园", (), "3706020030"),
        PlaceName("estate", "阳光花园", ("阳光",), "3706110010"),
        PlaceName("village", "下杨家村委会", (), "3706120010"),
        PlaceName("village", "闫家村委会", (), "3706120020"),
        PlaceName("road", "公园路", (), "370602"),
        PlaceName("district", "芝罘区", (), "370602"),
        *(PlaceName("estate", f"{name}苑", (), "37068") for name in "金木水火土日月星辰"),
    ]
)


def names(message: str) -> list[str]:
    return [mention.name for mention in GAZETTEER.find(fold(message).text)]


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("幸福小区停水", "幸福小区"),
        ("性福小区停水", "幸福小区"),
        ("我家住幸福小曲3号楼", "幸福小区"),
        ("我家住幸小区3号楼", "幸福小区"),
        ("公圆路坏了", "公园路"),
        ("阳光3号楼", "阳光花园"),
        ("花润锦绣家园停电", "华润锦绣家园"),
        ("锦绣家园停电", "锦绣家园"),
    ],
)
def test_a_name_is_found_in_its_spellings(message: str, name: str) -> None:
    number = fold(message).text.find("3号楼")
    numbers = [(number, number + 3)] if number > 0 else []
    found = GAZETTEER.find(fold(message).text, numbers)
    assert [mention.name for mention in found] == [name]


@pytest.mark.parametrize(
    "message",
    ["今天阳光很好", "路灯坏了", "我们小区停水", "老旧小区改造", "政府门口", "", "皇廷小区的电梯"],
)
def test_ordinary_words_are_no_names(message: str) -> None:
    assert names(message) == []


def test_what_sounds_like_a_name_does_not_contradict_what_is_written() -> None:
    assert names("反映一下闫家村停水") == ["闫家村委会"]
    assert names("下闫家村停水") == ["闫家村委会"]


def test_names_come_in_the_order_of_the_text() -> None:
    assert names("芝罘区公园路幸福小区") == ["芝罘区", "公园路", "幸福小区"]


def test_of_two_places_with_one_sound_the_written_one_is_meant() -> None:
    both = Gazetteer(
        [PlaceName("estate", "星河小区", (), "1"), PlaceName("estate", "兴和小区", (), "2")]
    )
    assert both.find("兴和小区")[0].areas == ("2",)
    assert set(both.find("性河小区")[0].areas) <= {"1", "2"}


def test_a_name_in_a_long_text_is_not_guessed_from_a_few_characters() -> None:
    assert names("这里" * 40 + "幸小区的事") == []


def test_a_city_without_names_finds_nothing() -> None:
    assert not Gazetteer([]).find("幸福小区3号楼", [(4, 7)])
