"""Door posters on paper."""

from __future__ import annotations

import base64
import re
import zlib
from io import BytesIO
from pathlib import Path

import pytest
import segno

from bot.posters import Code, FontUnusableError, Poster, Wording, draw_posters

WORDING = (Wording("有问题，扫一扫", "说一句话", "119"), Wording("Scan", "One sentence", "119"))
ADDRESS = "https://city.example/?door=AAAAAAAAAAAAAAAAAAAAAA"


def poster(*contents: str, place: str = "幸福小区 3号楼") -> Poster:
    return Poster(place, "第三网格", tuple(Code("网页", "Web", content) for content in contents))


def drawn(*posters: Poster) -> bytes:
    target = BytesIO()
    draw_posters(posters, *WORDING, target)
    return target.getvalue()


def pages(pdf: bytes) -> list[str]:
    """Return what is drawn on each page, as text."""
    streams = re.findall(rb"stream\r?\n(.*?)~>endstream", pdf, re.DOTALL)
    return [zlib.decompress(base64.a85decode(stream)).decode("latin-1") for stream in streams]


def modules(page: str, count: int) -> list[list[bool]]:
    """Return the squares of a page's one code, read back from its rectangles."""
    number = r"(-?[\d.]+)"
    found = re.findall(rf"{number} {number} {number} {number} re\b(?! f)", page)
    boxes = [tuple(map(float, box)) for box in found]
    side = min(height for _, _, _, height in boxes)
    boxes = [box for box in boxes if box[3] == side]
    left, top = min(x for x, *_ in boxes), max(y for _, y, *_ in boxes)
    grid = [[False] * count for _ in range(count)]
    for x, y, width, _ in boxes:
        row, first = round((top - y) / side), round((x - left) / side)
        for column in range(first, first + round(width / side)):
            grid[row][column] = True
    return grid


def test_every_building_has_a_page_of_a5() -> None:
    pdf = drawn(poster(ADDRESS), poster(ADDRESS, place="幸福小区 4号楼"))
    assert len(pages(pdf)) == 2
    assert re.search(rb"/MediaBox \[ ?0 0 419\.52\d* 595\.27\d* ?\]", pdf)


def test_the_code_holds_the_address() -> None:
    (page,) = pages(drawn(poster(ADDRESS)))
    code = segno.make_qr(ADDRESS, error="m")
    expected = [[bool(module) for module in row] for row in code.matrix]
    assert modules(page, len(expected)) == expected


@pytest.mark.parametrize("count", [1, 2, 3])
def test_up_to_three_codes_stand_side_by_side(count: int) -> None:
    (page,) = pages(drawn(poster(*(f"{ADDRESS}{number}" for number in range(count)))))
    assert page.count("(Web) Tj") == count


def test_a_long_name_is_drawn_smaller() -> None:
    name = "一个名字特别长的住宅小区的二期工程安置房片区 12号楼"
    (page,) = pages(drawn(poster(ADDRESS, place=name)))
    sizes = {float(size) for size in re.findall(r"/F\d+ ([\d.]+) Tf", page)}
    assert 32 not in sizes
    assert any(10 < size < 20 for size in sizes)


def test_the_same_posters_make_the_same_file() -> None:
    assert drawn(poster(ADDRESS)) == drawn(poster(ADDRESS))


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "font.ttf"
    file.write_bytes(b"no font")
    with pytest.raises(FontUnusableError, match=r"font\.ttf"):
        draw_posters([poster(ADDRESS)], *WORDING, BytesIO(), file)
