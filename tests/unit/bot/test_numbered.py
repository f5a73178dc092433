"""Messages as numbered lines: what fits, what is cut, and where."""

from __future__ import annotations

import pytest

from bot.numbered import LONGEST, merge, number_choices, shorten, split
from handlers.message import Message, ShownChoice

HINT = "回复数字即可选择。"


def test_choices_become_numbered_lines_and_a_hint() -> None:
    message = Message("哪里没解决？", (ShownChoice("a.1", "没来"), ShownChoice("a.2", "没修好")))
    assert number_choices(message, HINT) == f"哪里没解决？\n1. 没来\n2. 没修好\n{HINT}"


def test_without_choices_there_is_no_hint() -> None:
    assert number_choices(Message("好的"), HINT) == "好的"


def test_a_hint_that_would_not_fit_is_left_out() -> None:
    text = "a" * (LONGEST - len("\n1. x"))
    numbered = number_choices(Message(text, (ShownChoice("a.1", "x"),)), HINT)
    assert numbered == f"{text}\n1. x"


@pytest.mark.parametrize("length", [0, 1, 2, 3, 4, 2047, 2048, 2049])
def test_a_text_is_shortened_by_bytes_to_whole_characters(length: int) -> None:
    for sign in ("a", "水", "😀"):
        short = shorten(sign * 3000, length)
        assert set(short) <= {sign}
        assert length - 4 < len(short.encode()) <= length


def test_what_fits_is_one_piece() -> None:
    assert split("水" * 682) == ("水" * 682,)
    assert split("") == ()


@pytest.mark.parametrize(
    "line", ["水电气热都停了，请尽快处理", "word word " * 20 + "word", "😀" * 7]
)
def test_pieces_fit_and_nothing_is_lost(line: str) -> None:
    text = "\n".join(f"{number}{line}" for number in range(400))
    pieces = split(text)
    assert all(0 < len(piece.encode()) <= LONGEST for piece in pieces)
    assert "\n".join(pieces) == text


def test_a_line_longer_than_a_message_is_cut_between_characters() -> None:
    pieces = split("水😀" * 2000)
    assert all(0 < len(piece.encode()) <= LONGEST for piece in pieces)
    assert "".join(pieces) == "水😀" * 2000


def test_messages_are_merged_with_a_blank_line_between_them() -> None:
    assert merge(["one"]) == "one"
    assert merge(["one", "two"]) == "one\n\ntwo"
