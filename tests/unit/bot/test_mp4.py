"""What an MP4 file tells of its maker is blanked without moving a byte."""

from __future__ import annotations

import pytest

from bot.mp4 import Mp4InvalidError, without_place


def box(name: bytes, *content: bytes) -> bytes:
    """Return a box."""
    body = b"".join(content)
    return (len(body) + 8).to_bytes(4) + name + body


PLACE = b"+37.5400+121.3900/"
TRACK = box(b"trak", box(b"tkhd", b"track"), box(b"udta", PLACE))
FILM = (
    box(b"ftyp", b"isom0000")
    + box(b"moov", box(b"mvhd", b"head"), TRACK, box(b"udta", PLACE), box(b"meta", PLACE))
    + box(b"mdat", b"pictures" * 10)
)


def test_the_place_is_gone_and_everything_else_stands_where_it_stood() -> None:
    cleaned = without_place(FILM)
    assert PLACE not in cleaned
    assert len(cleaned) == len(FILM)
    for kept in (b"ftypisom", b"mvhdhead", b"tkhdtrack", b"mdatpictures"):
        assert cleaned.index(kept) == FILM.index(kept)
    assert cleaned.count(b"free") == 3


def test_a_file_without_a_place_stays_as_it_is() -> None:
    plain = box(b"ftyp", b"isom0000") + box(b"mdat", b"pictures")
    assert without_place(plain) == plain


def test_a_box_with_a_long_header_or_to_the_end_is_understood() -> None:
    long = (1).to_bytes(4) + b"udta" + (16 + len(PLACE)).to_bytes(8) + PLACE
    last = (0).to_bytes(4) + b"mdat" + b"the rest"
    cleaned = without_place(long + last)
    assert PLACE not in cleaned
    assert cleaned.endswith(last)


@pytest.mark.parametrize("cut", [len(FILM) - 1, len(FILM) // 2, 5])
def test_a_cut_file_is_refused(cut: int) -> None:
    with pytest.raises(Mp4InvalidError):
        without_place(FILM[:cut])
