"""What grams say for labels: a few weights a gram, so that thousands of labels find room."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from nlp.gram_index import Numbers, Scores

WIDTH = 16
"""How many labels a gram may speak for; the weakest gives way."""

_RATE = 0.5
_BEGINNING = 0.01
_FIRST_ROWS = 256
# Less than this is not worth the place of another label.
_TELLING = 0.1
_NOBODY = -1


class GramWeights:
    """Weights of grams for columns; grows as grams come.

    A step is the shorter the more a gram has moved before (AdaGrad, one sum a gram).
    """

    def __init__(self, columns: int, width: int = WIDTH) -> None:
        self._columns = columns
        self._width = min(width, columns)
        self._weights: npt.NDArray[np.float32] = np.zeros((0, self._width), np.float32)
        self._held: npt.NDArray[np.int16] = np.zeros((0, self._width), np.int16)
        self._sums: npt.NDArray[np.float32] = np.zeros(0, np.float32)
        self.hold(_FIRST_ROWS)

    def scores(self, grams: Numbers) -> Scores:
        """Return the sum of the grams' weights for each column."""
        held = self._held[grams].ravel().astype(np.intp)
        weights = self._weights[grams].ravel()
        # Nobody's place counts for column -1, which is cut off.
        return np.asarray(np.bincount(held + 1, weights, self._columns + 1)[1:], np.float64)

    def hold(self, rows: int) -> None:
        """Make room for at least this many grams."""
        more = rows - len(self._sums)
        if more <= 0:
            return
        more = max(more, len(self._sums) // 8)
        first = range(self._width) if self._width == self._columns else [_NOBODY] * self._width
        held = np.tile(np.array(first, np.int16), (more, 1))
        self._held = np.concatenate((self._held, held))
        self._weights = np.pad(self._weights, ((0, more), (0, 0)))
        self._sums = np.pad(self._sums, (0, more), constant_values=_BEGINNING)

    def step(self, grams: Numbers, columns: Numbers, gradient: Scores) -> None:
        """Go one step down the gradient of some columns (ascending), alike for every gram."""
        if not len(columns):
            return
        self._sums[grams] += gradient @ gradient
        rates = _RATE / np.sqrt(self._sums[grams])
        if self._width < self._columns:
            for column, slope in zip(columns.tolist(), gradient.tolist(), strict=True):
                if abs(slope) * np.sqrt(len(grams)) >= _TELLING:
                    self._make_room(grams, column, rates * abs(slope))
        held = self._held[grams]
        places = np.minimum(np.searchsorted(columns, held), len(columns) - 1)
        slopes = np.where(columns[places] == held, gradient[places], 0.0)
        self._weights[grams] -= (rates[:, np.newaxis] * slopes).astype(np.float32)

    def _make_room(self, grams: Numbers, column: int, steps: Scores) -> None:
        """Let grams that lack a column hold it in place of one that weighs less than its step."""
        lacking = (self._held[grams] != column).all(axis=1)
        grams, steps = grams[lacking], steps[lacking]
        weights = np.abs(self._weights[grams])
        weakest = weights.argmin(axis=1)
        gives_way = weights[np.arange(len(grams)), weakest] < steps
        grams, weakest = grams[gives_way], weakest[gives_way]
        self._held[grams, weakest] = column
        self._weights[grams, weakest] = 0.0
