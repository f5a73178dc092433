"""Only what several people wrote may be learned, and nothing personal."""

import numpy as np
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


def known(grams: LearnedGrams, text: str) -> list[int]:
    return [int(slot) for slot in grams.slots(grams_of(text))]


def test_a_text_has_its_characters_and_pairs_once() -> None:
    assert len(grams_of("路灯,路灯")) == 3
    assert set(grams_of("路灯")) == set(grams_of("路")) | set(grams_of("灯")) | set(
        grams_of("路灯")[2:]
    )
    assert len(grams_of("123,。")) == 0


def test_a_gram_is_kept_from_the_third_person_on() -> None:
    grams = LearnedGrams()
    for person in ("a", "b", "b", "a"):
        grams.meet(grams_of("路"), person)
    assert len(grams) == 0
    grams.meet(grams_of("路"), "c")
    assert len(grams) == 1
    assert known(grams, "路,水") == [0]


def test_nobody_can_be_read_from_what_waits() -> None:
    grams = LearnedGrams()
    grams.meet(grams_of("秘密"), "somebody")
    assert "秘密" not in repr(vars(grams))
    assert "somebody" not in repr(vars(grams))


def test_a_known_gram_keeps_its_number() -> None:
    grams = LearnedGrams()
    for text in ("路灯", "水管"):
        for person in "abcd":
            grams.meet(grams_of(text), person)
    assert sorted(known(grams, "路灯")) == [0, 1, 2]
    assert sorted(known(grams, "水管")) == [3, 4, 5]


def test_a_gram_that_waits_takes_sixteen_bytes() -> None:
    grams = LearnedGrams()
    for first in range(0x4E00, 0x9000, 100):
        grams.meet(grams_of("".join(map(chr, range(first, first + 100)))), "a")
    kept = vars(grams).values()
    size = sum(array.nbytes for array in kept if isinstance(array, np.ndarray))
    assert size <= 16 * 2 * (0x9000 - 0x4E00 + 100)
