"""Photos for tests, with something personal in them."""

from __future__ import annotations

import io

from PIL import Image

SECRET = b"taken at home"
ORIENTATION, DESCRIPTION = 0x0112, 0x010E


def photo(form: str = "jpeg", size: tuple[int, int] = (40, 30), turned: int = 1) -> bytes:
    """Return a photo with a description in its EXIF; ``turned`` is the orientation's number."""
    exif = Image.Exif()
    exif[ORIENTATION] = turned
    exif[DESCRIPTION] = SECRET.decode()
    image = Image.effect_noise(size, 80).convert("RGB")
    written = io.BytesIO()
    image.save(written, form, exif=exif)
    return written.getvalue()
