"""Photos to send: small, real files made on the spot."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from tests.support.talker import Photo


def jpeg(colour: str = "grey", width: int = 64) -> Photo:
    """Return a photo of one colour."""
    buffer = BytesIO()
    Image.new("RGB", (width, width * 3 // 4), colour).save(buffer, "JPEG")
    return Photo(buffer.getvalue())


def png(width: int, height: int) -> Photo:
    """Return a black picture of any size, in few bytes."""
    buffer = BytesIO()
    Image.new("1", (width, height)).save(buffer, "PNG")
    return Photo(buffer.getvalue(), "picture.png")
