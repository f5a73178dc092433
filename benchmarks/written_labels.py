"""What the list's matters mean in a message board's labels, written down by hand beforehand."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

TABLE = Path(__file__).parent / "board_labels.csv"


class WrittenLabels:
    """A table of ranges of ids and the label of each; of several the last one counts."""

    def __init__(self, table: Path = TABLE) -> None:
        with table.open(encoding="utf-8", newline="") as file:
            self._ranges = [
                (row["first"], row["last"], row["label"]) for row in csv.DictReader(file)
            ]
        self.names = tuple(sorted({label for _, _, label in self._ranges}))

    def label(self, matter: str) -> str:
        """Return the label of a matter by its id; empty where the table has none."""
        labels = [label for first, last, label in self._ranges if first <= matter <= last]
        return labels[-1] if labels else ""

    def labels(self, matters: Iterable[str]) -> list[str]:
        """Return the different labels of matters in their order."""
        return list(dict.fromkeys(map(self.label, matters)))
