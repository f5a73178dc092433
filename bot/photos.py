"""Photos as they may be shown: upright, in a format that every browser shows, nothing hidden."""

from __future__ import annotations

import io
import warnings

import pillow_heif
from PIL import Image, ImageOps

from bot.mp4 import Mp4InvalidError, without_place

MOST_PIXELS = 64_000_000
QUALITY = 90
_ORIENTATION = 0x0112
_UPRIGHT = 1

pillow_heif.register_heif_opener()


class PhotoInvalidError(ValueError):
    """A photo cannot be used; ``code`` says why: truncated, broken or too-large."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def clean_photo(data: bytes, form: str) -> tuple[bytes, str]:
    """Return a photo without EXIF, comments and thumbnails, and its MIME type.

    ``form`` is jpeg, png, webp or heic. A turned photo is turned upright, since what said so is
    gone; a HEIC becomes a JPEG, since most browsers do not show it.

    Raises:
        PhotoInvalidError: it was cut, is no photo, or has more than 64 megapixels.
    """
    target = "jpeg" if form == "heic" else form
    try:
        with warnings.catch_warnings():
            # Size is judged below, by our own limit.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _rewritten(data, form, target), f"image/{target}"
    except PhotoInvalidError:
        raise
    except Image.DecompressionBombError as error:
        raise PhotoInvalidError("too-large") from error
    except (OSError, EOFError, SyntaxError, ValueError, IndexError) as error:
        raise PhotoInvalidError("truncated" if _is_cut(data, form) else "broken") from error


def _rewritten(data: bytes, form: str, target: str) -> bytes:
    with Image.open(io.BytesIO(data), formats=("HEIF" if form == "heic" else form,)) as photo:
        if photo.width * photo.height > MOST_PIXELS:
            raise PhotoInvalidError("too-large")
        photo.load()
        upright = ImageOps.exif_transpose(photo)
        untouched = form == "jpeg" and photo.getexif().get(_ORIENTATION, _UPRIGHT) == _UPRIGHT
        profile = photo.info.get("icc_profile")
        plain = photo if untouched else upright
        plain.info.clear()
        if target == "jpeg" and plain.mode not in {"RGB", "L", "CMYK"}:
            plain = plain.convert("RGB")
        written = io.BytesIO()
        quality = "keep" if untouched else QUALITY
        options = {} if target == "png" else {"quality": quality}
        plain.save(written, target, icc_profile=profile, **options)
        return written.getvalue()


def _is_cut(data: bytes, form: str) -> bool:
    """Tell whether the end of a photo is missing, as far as its format says where it ends."""
    if form == "jpeg":
        return b"\xff\xd9" not in data[-4096:]
    if form == "png":
        return b"IEND" not in data[-64:]
    if form == "webp":
        return int.from_bytes(data[4:8], "little") + 8 > len(data)
    try:
        without_place(data)
    except Mp4InvalidError:
        return True
    return False
