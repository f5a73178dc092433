"""Words are found with their places and values."""

import pytest

from nlp.word_search import WordSearch

WORDS = WordSearch({"和平": 1, "和平小区": 2, "小区": 3, "": 4})


def test_every_word_is_found_also_inside_longer_ones() -> None:
    assert list(WORDS.every("在和平小区")) == [((1, 3), 1), ((1, 5), 2), ((3, 5), 3)]


def test_of_overlapping_words_the_longest_is_taken() -> None:
    assert list(WORDS.longest("在和平小区和平")) == [((1, 5), 2), ((5, 7), 1)]


@pytest.mark.parametrize("text", ["", "没有", "😀\ud800"])
def test_a_text_without_the_words_has_none(text: str) -> None:
    assert not list(WORDS.every(text))


def test_no_words_find_nothing() -> None:
    assert not list(WordSearch[int]({}).every("和平"))
    assert not list(WordSearch[int]({}).longest("和平"))
