"""Only what several people wrote may be learned, and nothing personal."""

import pytest

from nlp.learned_grams import LearnedGrams, grams_of, without_personal


@pytest.mark.parametrize(
    "text",
    [
        "电话13800138000",
        "电话138 0013 8000",
        "我叫王小明,路灯坏了",
        "联系人:李四",
        "张女士来电",
        "邮箱abc@example.com",
        "身份证370602199001011234",
        "见https://example.com/x",
    ],
)
def test_personal_things_are_blanked(text: str) -> None:
    kept = without_personal(text)
    assert len(kept) == len(text)
    assert not any(sign.isdigit() for sign in kept)
    assert not any(name in kept for name in ("王小明", "李四", "张女士", "example"))


def test_ordinary_words_stay() -> None:
    assert without_personal("路灯坏了没人修") == "路灯坏了没人修"


def test_a_text_has_its_characters_and_pairs_once() -> None:
    assert sorted(grams_of("路灯,路灯")) == ["灯", "路", "路灯"]
    assert grams_of("123,。") == []


def test_a_gram_is_kept_from_the_third_person_on() -> None:
    grams = LearnedGrams()
    for person in ("a", "b", "b", "a"):
        grams.meet(["路灯"], person)
    assert len(grams) == 0
    grams.meet(["路灯"], "c")
    assert len(grams) == 1
    assert grams.slots(["路灯", "水管"]).tolist() == [0]


def test_what_waits_is_not_readable() -> None:
    grams = LearnedGrams()
    grams.meet(["秘密"], "somebody")
    assert "秘密" not in repr(vars(grams))
    assert "somebody" not in repr(vars(grams))


def test_a_known_gram_keeps_its_number() -> None:
    grams = LearnedGrams()
    for person in "abcd":
        grams.meet(["路灯", "水管"], person)
    assert grams.slots(["水管", "路灯"]).tolist() == [1, 0]
