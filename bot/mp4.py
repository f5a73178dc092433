"""Take the place and the author out of an MP4 file without decoding it.

Phones write them into boxes named ``udta``, ``meta`` and ``uuid``. Renamed to ``free``, which
players skip, and blanked, they keep their length, so that nothing else has to move.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_PARENTS = frozenset({b"moov", b"trak"})
_PERSONAL = frozenset({b"udta", b"meta", b"uuid"})
_SHORT, _LONG = 8, 16


class Mp4InvalidError(ValueError):
    """The boxes do not fit into the file: it was cut, or is none."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A box: its name lies at ``start + 4``, its content from ``body`` to ``end``."""

    name: bytes
    start: int
    body: int
    end: int


def without_place(data: bytes) -> bytes:
    """Return an MP4 file without what its boxes tell of place and author.

    Raises:
        Mp4InvalidError: the file was cut.
    """
    blanked = bytearray(data)
    for box in _boxes(data, 0, len(data)):
        if box.name in _PERSONAL:
            blanked[box.start + 4 : box.start + 8] = b"free"
            blanked[box.body : box.end] = bytes(box.end - box.body)
    return bytes(blanked)


def _boxes(data: bytes, start: int, end: int) -> Iterator[_Box]:
    """Yield the boxes between two places, and those inside ``moov`` and its tracks."""
    while start < end:
        box = _box_at(data, start, end)
        yield box
        if box.name in _PARENTS:
            yield from _boxes(data, box.body, box.end)
        start = box.end


def _box_at(data: bytes, start: int, end: int) -> _Box:
    size = int.from_bytes(data[start : start + 4])
    header = _SHORT
    if size == 1:
        size, header = int.from_bytes(data[start + 8 : start + 16]), _LONG
    elif size == 0:
        size = end - start
    if size < header or start + size > end:
        raise Mp4InvalidError("a box does not fit")
    return _Box(data[start + 4 : start + 8], start, start + header, start + size)
