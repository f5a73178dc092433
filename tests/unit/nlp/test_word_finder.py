"""Words are found in a process of its own as they are found here."""

import io
import sys
import tempfile

import msgspec
import pytest

from nlp import word_finder
from nlp.hot_words import Use
from nlp.learner import Lesson
from nlp.word_finder import Found, Heap, WordsNotFoundError, find, find_apart
from tests.unit.nlp.lists import MATTERS

WORDS = "路灯罩子碎了"
HEAP = Heap(
    lessons=tuple(Lesson(WORDS, "02-001", str(person)) for person in range(3)),
    matters=tuple(MATTERS),
    refused=(("02-001", "碎"),),
    uses=tuple(Use(WORDS, str(person), ("city",), is_recent=True) for person in range(3)),
)


class Pipe:
    """A standard stream of bytes."""

    def __init__(self, content: bytes = b"") -> None:
        self.buffer = io.BytesIO(content)


def test_both_kinds_of_words_are_found() -> None:
    found = find(HEAP)
    assert "罩子" in [proposal.word for proposal in found.proposals]
    assert "罩子" in [rising.word for rising in found.rising]


def test_apart_the_same_is_found() -> None:
    assert find_apart(HEAP) == find(HEAP)


def test_the_process_reads_and_writes_json(monkeypatch: pytest.MonkeyPatch) -> None:
    written = Pipe()
    monkeypatch.setattr(sys, "stdin", Pipe(msgspec.json.encode(HEAP)))
    monkeypatch.setattr(sys, "stdout", written)
    monkeypatch.setattr(tempfile, "tempdir", None)
    word_finder.main()
    assert msgspec.json.decode(written.buffer.getvalue(), type=Found) == find(HEAP)


def test_a_process_that_fails_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(WordsNotFoundError):
        find_apart(HEAP)


def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_finder, "_LONGEST", 0.01)
    with pytest.raises(WordsNotFoundError):
        find_apart(HEAP)
