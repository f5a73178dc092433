"""Take many things a thousand at a time, so that memory stays flat and statements stay few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

CHUNK = 1_000


def chunked(items: Iterable[T]) -> Iterator[list[T]]:
    """Yield the items in order, a thousand together; the last list may be shorter."""
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk
