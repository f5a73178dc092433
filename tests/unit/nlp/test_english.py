"""English messages lead to the matter too."""

import pytest

from nlp.english import translate
from nlp.responsibility_list import read_list
from nlp.understanding import Reader

READER = Reader(read_list())


@pytest.mark.parametrize(
    ("message", "category"),
    [
        ("The street light outside is broken", "02"),
        ("manhole cover is missing on my road", "02"),
        ("Garbage not collected for a week", "01"),
        ("No water at home since yesterday", "07"),
        ("no heating, our apartment is cold", "07"),
        ("construction noise at night", "09"),
        ("illegal parking on the sidewalk", "08"),
        ("my boss owes me unpaid wages", "12"),
        ("dog barking all night", "14"),
        ("expired milk in the supermarket", "17"),
    ],
)
def test_common_problems_are_understood_in_english(message: str, category: str) -> None:
    assert READER.read(message).matches[0].category == category


def test_the_evidence_is_in_english() -> None:
    matches = READER.read("Hello, the street light is broken").matches
    assert "street light" in matches[0].evidence[0]


@pytest.mark.parametrize("message", ["路灯坏了 street light", "how are you", ""])
def test_chinese_and_what_is_not_known_stay_as_they_are(message: str) -> None:
    assert translate(message) is None


def test_a_span_of_the_chinese_leads_back_to_the_english() -> None:
    translation = translate("the street light is broken")
    assert translation is not None
    assert translation.text == "路灯 坏了不亮"
    assert translation.original_span((0, 2)) == (4, 16)
    assert translation.original_span((1, 5)) == (4, 26)
