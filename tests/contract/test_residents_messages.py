"""What the reader promises on messages that nothing was tuned on."""

from __future__ import annotations

from collections import Counter

from benchmarks.matching_residents import measure, read_messages
from nlp.responsibility_list import read_list
from nlp.understanding import Reader


def test_the_test_set_is_as_large_and_broad_as_its_readme_says() -> None:
    messages = read_messages()
    counts = Counter(message.category for message in messages)
    assert len(messages) >= 400
    assert len(counts) == 23
    assert min(counts.values()) >= 15


def test_the_right_matter_is_among_three_for_85_of_100_messages() -> None:
    assert measure(Reader(read_list()), read_messages()).among_three >= 0.85
