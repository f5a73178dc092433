"""Draw door posters as a PDF: one A5 page a building, to be read from two metres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import segno
from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A5
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A5
MARGIN = 10 * mm
ROOM = WIDTH - 2 * MARGIN
BAND = 48 * mm
QUIET = 4  # modules of white around a code
PLACES: dict[int, tuple[tuple[float, float, float], ...]] = {
    1: ((30, 48, 88),),
    2: ((10, 62, 61), (77, 62, 61)),
    3: ((14, 56, 72), (96, 90, 38), (96, 42, 38)),
}
"""Left edge, lower edge and side of each code in mm, by how many there are."""
INK, PAPER, ACCENT = HexColor("#12242a"), white, HexColor("#0b6f80")
BUILT_IN = "STSong-Light"  # every PDF reader brings this one along, so that nothing is downloaded
OWN = "PosterFont"
LATIN = "Helvetica"
HEAVY = 16  # points from which Chinese is drawn with an outline: its strokes are thin


class FontUnusableError(Exception):
    """A font file cannot be put into a PDF: it must be a TrueType font with Chinese characters."""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: what stands below it, in Chinese and in English, and what it holds."""

    label: str
    label_en: str
    content: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands on every poster, in one language."""

    title: str
    how: str
    emergency: str


@dataclass(frozen=True, slots=True)
class Poster:
    """One page: at which building it hangs, in which area, and its codes, three at most."""

    place: str
    area: str
    codes: tuple[Code, ...]


def draw_posters(
    posters: Sequence[Poster],
    chinese: Wording,
    english: Wording,
    target: BinaryIO,
    font: Path | None = None,
) -> None:
    """Write the PDF; ``font`` is a TrueType file that is put into it.

    Raises:
        FontUnusableError: the font cannot be used.
    """
    face = _register(font)
    canvas = Canvas(target, pagesize=A5, invariant=True)
    canvas.setTitle(chinese.title)
    for poster in posters:
        _Page(canvas, face).draw(poster, chinese, english)
        canvas.showPage()
    canvas.save()


def _register(font: Path | None) -> str:
    if font is None:
        pdfmetrics.registerFont(UnicodeCIDFont(BUILT_IN))
        return BUILT_IN
    try:
        pdfmetrics.registerFont(TTFont(OWN, str(font)))
    except (TTFError, OSError) as error:
        raise FontUnusableError(f"{font.name} cannot be put into a PDF: {error}") from error
    return OWN


@dataclass(frozen=True, slots=True)
class _Page:
    """One page of a canvas."""

    canvas: Canvas
    face: str

    def draw(self, poster: Poster, chinese: Wording, english: Wording) -> None:
        """Draw a poster: what to do on top, where it hangs, the codes, and what happens then."""
        self._band(chinese, english)
        self._line(poster.place, HEIGHT - BAND - 18 * mm, 32)
        self._line(poster.area, HEIGHT - BAND - 26 * mm, 12)
        self._codes(poster.codes)
        self._line(chinese.how, 26 * mm, 17)
        self._line(english.how, 20 * mm, 10, LATIN)
        self._line(chinese.emergency, 12 * mm, 11)
        self._line(english.emergency, 7 * mm, 8, LATIN)

    def _band(self, chinese: Wording, english: Wording) -> None:
        self.canvas.setFillColor(ACCENT)
        self.canvas.rect(0, HEIGHT - BAND, WIDTH, BAND, stroke=0, fill=1)
        self._line(chinese.title, HEIGHT - 27 * mm, 48, color=PAPER)
        self._line(english.title, HEIGHT - 40 * mm, 17, LATIN, color=PAPER)

    def _line(
        self, text: str, y: float, size: float, face: str | None = None, color: Color = INK
    ) -> None:
        """Draw a line in the middle, smaller where it would not fit."""
        name = face or self.face
        width = pdfmetrics.stringWidth(text, name, size)
        size = min(size, size * ROOM / width) if width else size
        self.canvas.setFillColor(color)
        self.canvas.setStrokeColor(color)
        self.canvas.setLineWidth(size / 40)
        self.canvas.setFont(name, size)
        heavy = name == self.face and size >= HEAVY
        self.canvas.drawCentredString(WIDTH / 2, y, text, mode=2 if heavy else 0)

    def _codes(self, codes: Sequence[Code]) -> None:
        for code, (x, y, size) in zip(codes, PLACES[len(codes)], strict=True):
            self._code(code, x * mm, y * mm, size * mm)

    def _code(self, code: Code, x: float, y: float, size: float) -> None:
        self._squares(code.content, x, y, size)
        self.canvas.setFillColor(INK)
        for text, below, face, points in (
            (code.label, 2.5 * mm, self.face, 12),
            (code.label_en, 6 * mm, LATIN, 8),
        ):
            self.canvas.setFont(face, points)
            self.canvas.drawCentredString(x + size / 2, y - below, text)

    def _squares(self, content: str, x: float, y: float, size: float) -> None:
        """Draw a code's dark modules, those side by side in one piece."""
        rows = segno.make_qr(content, error="m").matrix
        module = size / (len(rows) + 2 * QUIET)
        path = self.canvas.beginPath()
        for number, row in enumerate(rows, start=1 + QUIET):
            for begin, end in _runs(row):
                path.rect(
                    x + (begin + QUIET) * module,
                    y + size - number * module,
                    (end - begin) * module,
                    module,
                )
        self.canvas.setFillColor(INK)
        self.canvas.drawPath(path, stroke=0, fill=1)


def _runs(row: bytes | bytearray) -> list[tuple[int, int]]:
    """Return where the dark modules of a row begin and end."""
    edges = [
        number
        for number in range(len(row) + 1)
        if (number < len(row) and bool(row[number])) != (number > 0 and bool(row[number - 1]))
    ]
    return list(zip(edges[::2], edges[1::2], strict=True))
