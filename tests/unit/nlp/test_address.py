"""An address is read from a message, with its place in the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.address import Address, AddressReader
from nlp.normalise import fold
from nlp.place_names import PlaceName

READER = AddressReader(
    [
        PlaceName("estate", "幸福小区", (), "370602001001"),
        PlaceName("estate", "幸福小区", (), "370611001001"),
        PlaceName("estate", "阳光花园", (), "370602002003"),
        PlaceName("road", "公园路", (), "370602002"),
        PlaceName("district", "芝罘区", (), "370602"),
        PlaceName("district", "福山区", (), "370611"),
        PlaceName("community", "友谊街社区居民委员会", (), "370602001001"),
    ]
)


def read(message: str) -> Address:
    address = READER.read(fold(message)).address
    assert address is not None
    return address


def test_all_parts_of_an_address_are_read() -> None:
    address = read("您好，芝罘区阳光花园3号楼2单元501室漏水")
    assert (address.estate, address.building, address.entrance) == ("阳光花园", "3", "2")
    assert (address.room, address.area) == ("501", "370602002003")
    assert address.text == "芝罘区阳光花园3号楼2单元501室"
    assert address.span == (3, 20)


def test_the_span_is_that_of_the_original() -> None:
    message = "在\u200b陽光花園３＃停水"
    address = read(message)
    assert message[slice(*address.span)] == address.text == "陽光花園３＃"


def test_all_areas_of_a_name_are_candidates() -> None:
    address = read("幸福小区停水")
    assert address.areas == ("370602001001", "370611001001")
    assert address.area is None


@pytest.mark.parametrize(
    ("message", "area"),
    [
        ("福山区幸福小区停水", "370611001001"),
        ("幸福小区停水，在芝罘", "370602001001"),
        ("友谊街居委会的幸福小区停水", "370602001001"),
    ],
)
def test_another_name_narrows_the_areas(message: str, area: str) -> None:
    assert read(message).area == area


def test_a_contradiction_keeps_the_most_exact_name() -> None:
    assert read("福山区阳光花园").area == "370602002003"


def test_a_district_alone_is_an_area() -> None:
    address = read("芝罘区停电了")
    assert (address.area, address.estate) == ("370602", None)


def test_a_street_number_belongs_to_its_road() -> None:
    address = read("公园路12号院3号楼门口有垃圾")
    assert (address.road, address.number, address.building) == ("公园路", "12", "3")
    assert address.text == "公园路12号院3号楼门口"


@pytest.mark.parametrize(
    ("message", "estate", "road"),
    [
        ("我住在紫金山小区12号楼", "紫金山小区", None),
        ("关于青年路45号院的事", None, "青年路"),
        ("市区南大街十二号", None, "南大街"),
    ],
)
def test_an_unknown_name_before_a_number_is_kept(
    message: str, estate: str | None, road: str | None
) -> None:
    address = read(message)
    assert (address.estate, address.road, address.areas) == (estate, road, ())


@pytest.mark.parametrize(
    "message", ["我们小区停水", "老旧小区没有车位", "路灯坏了", "", "各个小区都停电"]
)
def test_ordinary_words_are_no_address(message: str) -> None:
    assert READER.read(fold(message)).address is None


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("学校对面有个大坑", "学校对面"),
        ("东门口垃圾成堆", "东门口"),
        ("菜市场门口很乱", "菜市场门口"),
    ],
)
def test_a_relative_place_is_kept_as_text(message: str, text: str) -> None:
    assert (read(message).text, read(message).area) == (text, None)


def test_a_tail_says_where_at_the_address() -> None:
    assert read("从幸福小区东门口路过").text == "幸福小区东门口"


def test_names_and_numbers_are_masked_for_the_matching() -> None:
    located = READER.read(fold("公园路12号路灯坏了"))
    assert located.masked == ((0, 3), (3, 6))


def test_a_number_far_from_its_name_is_still_the_building() -> None:
    address = read("阳光花园的路灯都坏了很久了,具体在3号楼附近")
    assert (address.building, address.text) == ("3", "阳光花园")


def test_a_short_form_after_a_name_is_a_house_number() -> None:
    address = read("阳光花园3-501漏水")
    assert (address.building, address.room) == ("3", "501")


@given(st.text(alphabet="芝罘区幸福小阳光花园公路3号楼-2单元501对面门口,。的 \u200b", max_size=30))
def test_any_text_has_its_address_inside(message: str) -> None:
    address = READER.read(fold(message)).address
    assert address is None or address.text == message[slice(*address.span)]
