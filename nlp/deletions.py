"""Find the names that a text is when one of their characters is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

_SHORTEST = 3


class Deletions:
    """Every name without each of its characters, as sorted hashes: small and searched at once."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        cuts = (hash(cut) for name in names for cut in _cuts(name))
        counts = [len(name) if len(name) >= _SHORTEST else 0 for name in names]
        hashes = np.fromiter(cuts, np.int64, sum(counts))
        order = np.argsort(hashes, kind="stable")
        self._hashes = hashes[order]
        self._numbers = np.repeat(np.arange(len(names), dtype=np.int32), counts)[order]

    def names_cut_to(self, text: str) -> list[int]:
        """Return the numbers of the names that are this text with one more character."""
        start, end = np.searchsorted(self._hashes, (hash(text), hash(text) + 1))
        numbers = dict.fromkeys(self._numbers[start:end].tolist())
        return [number for number in numbers if text in _cuts(self._names[number])]


def _cuts(name: str) -> Iterator[str]:
    if len(name) >= _SHORTEST:
        yield from (name[:place] + name[place + 1 :] for place in range(len(name)))
