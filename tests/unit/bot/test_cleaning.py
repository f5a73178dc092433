"""What disturbs is taken out of what people send; what they mean stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.cleaning import clean, clean_text
from handlers.incoming import SharedLocation
from tests.unit.bot.people import says


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("路灯坏了", "路灯坏了"),
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("one\r\ntwo\rthree\n\tfour", "one\ntwo\nthree\n\tfour"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("👨‍👩‍👧 ok", "👨‍👩‍👧 ok"),
        ("half \ud83d a character", "half  a character"),
        ("", ""),
    ],
)
def test_controls_and_turning_marks_are_dropped(sent: str, kept: str) -> None:
    assert clean_text(sent) == kept


def test_everything_that_others_may_read_is_cleaned() -> None:
    place = SharedLocation(1, 2, label="l\x00")
    door = "door-7"
    cleaned = clean(
        replace(says("a\x00"), sender_name="n\x00", start_token=f"\x00{door}", location=place)
    )
    assert (cleaned.text, cleaned.sender_name, cleaned.start_token) == ("a", "n", door)
    assert cleaned.location == SharedLocation(1, 2, label="l")
    assert clean(says("b")).location is None
