"""Taking a thousand at a time."""

from __future__ import annotations

from itertools import count

from tickets.chunks import CHUNK, chunked


def test_everything_comes_once_and_in_order() -> None:
    chunks = list(chunked(range(2 * CHUNK + 1)))
    assert [len(chunk) for chunk in chunks] == [CHUNK, CHUNK, 1]
    assert [number for chunk in chunks for number in chunk] == list(range(2 * CHUNK + 1))


def test_nothing_is_no_chunk() -> None:
    assert list(chunked([])) == []
    assert [len(chunk) for chunk in chunked(range(CHUNK))] == [CHUNK]


def test_no_more_is_taken_than_a_chunk_at_a_time() -> None:
    numbers = count()
    next(chunked(numbers))
    assert next(numbers) == CHUNK
