"""Photos: upright, readable everywhere, and silent about where they were taken."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageStat

from bot import photos
from bot.photos import PhotoInvalidError, clean_photo
from tests.unit.bot.photo_files import SECRET, photo

FORMS = [("jpeg", "jpeg"), ("png", "png"), ("webp", "webp"), ("heif", "heic")]


def opened(data: bytes) -> Image.Image:
    """Open a photo."""
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(("written", "form"), FORMS)
def test_what_a_photo_tells_of_its_maker_is_gone(written: str, form: str) -> None:
    data = photo(written)
    assert SECRET in data
    cleaned, mime = clean_photo(data, form)
    assert SECRET not in cleaned
    assert not opened(cleaned).getexif()
    assert mime == f"image/{opened(cleaned).format}".lower()


@pytest.mark.parametrize("form", ["jpeg", "png", "webp"])
def test_a_turned_photo_is_turned_upright(form: str) -> None:
    cleaned, _ = clean_photo(photo(form, (40, 30), turned=6), form)
    assert opened(cleaned).size == (30, 40)


def test_a_heic_becomes_a_jpeg_that_browsers_show() -> None:
    cleaned, mime = clean_photo(photo("heif"), "heic")
    assert mime == "image/jpeg"
    assert opened(cleaned).size == (40, 30)


def test_an_upright_jpeg_keeps_its_quality() -> None:
    data = photo("jpeg", (200, 200))
    cleaned, _ = clean_photo(data, "jpeg")
    assert 0.9 < len(cleaned) / len(data) < 1.1
    difference = ImageChops.difference(opened(cleaned), opened(data))
    assert max(ImageStat.Stat(difference).mean) < 5


def test_a_jpegs_comment_is_gone() -> None:
    written = io.BytesIO()
    Image.new("RGB", (8, 8)).save(written, "jpeg", comment=SECRET)
    cleaned, _ = clean_photo(written.getvalue(), "jpeg")
    assert SECRET not in cleaned


@pytest.mark.parametrize(("written", "form"), FORMS)
def test_a_cut_photo_is_refused_as_cut(written: str, form: str) -> None:
    data = photo(written, (200, 200))
    with pytest.raises(PhotoInvalidError, match="truncated"):
        clean_photo(data[: len(data) // 2], form)


def test_what_only_begins_like_a_photo_is_refused_as_broken() -> None:
    with pytest.raises(PhotoInvalidError, match="broken"):
        clean_photo(b"\xff\xd8\xff" + b"nonsense" * 20 + b"\xff\xd9", "jpeg")


def test_a_photo_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "MOST_PIXELS", 100)
    with pytest.raises(PhotoInvalidError, match="too-large"):
        clean_photo(photo("png", (20, 20)), "png")


def test_a_picture_with_transparency_stays_a_picture() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (8, 8), (1, 2, 3, 4)).save(written, "webp")
    cleaned, mime = clean_photo(written.getvalue(), "webp")
    assert mime == "image/webp"
    assert opened(cleaned).size == (8, 8)
