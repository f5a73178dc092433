"""Photos for tests, drawn by the test."""

from __future__ import annotations

import secrets
from pathlib import Path

from PIL import Image


def draw_photo(path: Path, width: int = 640, height: int = 480) -> Path:
    """Write a photo of a dark street in the format of the path's ending."""
    Image.new("RGB", (width, height), (40, 60, 80)).save(path)
    return path


def draw_noise(path: Path, width: int, height: int) -> Path:
    """Write a photo that no format makes small."""
    noise = secrets.token_bytes(width * height * 3)
    Image.frombytes("RGB", (width, height), noise).save(path)
    return path
