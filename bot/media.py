"""Files that people send: what they are, judged by their bytes, and where the bytes are kept."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.mp4 import Mp4InvalidError, without_place
from bot.photos import PhotoInvalidError, clean_photo
from handlers.incoming import MediaKind

LARGEST = 10 * 1024 * 1024
_BEGINNINGS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"#!AMR\n", "amr"),
    (b"#!AMR-WB\n", "amr"),
    (b"OggS", "ogg"),
)
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_OTHER_BRANDS = frozenset({b"avif", b"avis", b"qt  ", b"crx "})


class FileRefusedError(ValueError):
    """A file is not taken; ``code`` is unknown-type, too-large, truncated, broken or empty."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class CleanFile:
    """A file that may be kept and shown."""

    kind: MediaKind
    mime: str
    data: bytes


class FileDamagedError(FileNotFoundError):
    """The bytes kept under a name are no longer those that were put there."""


class MediaStore(Protocol):
    """Keeps bytes under their SHA-256."""

    def put(self, data: bytes) -> str:
        """Keep bytes and return their name."""

    def get(self, sha256: str) -> bytes:
        """Return bytes by their name.

        Raises:
            FileNotFoundError: they are gone.
            FileDamagedError: they are not what was put there, and as good as gone.
        """

    def names_before(self, moment: float) -> Iterable[str]:
        """Yield the names of what was put before a moment (seconds since 1970) and not since."""

    def remove(self, sha256: str) -> None:
        """Forget bytes, if they are there."""


class FolderStore:
    """Keeps bytes in a folder, each content once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Keep bytes and return their name; when this returns they survive a loss of power."""
        name = hashlib.sha256(data).hexdigest()
        place = self._place(name)
        if _holds(place, data):
            place.touch()
            return name
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f"{name}.{secrets.token_hex(4)}.part")
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
        return name

    def get(self, sha256: str) -> bytes:
        """Return bytes by their name.

        Raises:
            FileNotFoundError: they are gone.
            FileDamagedError: they are not what was put there.
        """
        data = self._place(sha256).read_bytes()
        if not is_named(data, sha256):
            raise FileDamagedError(sha256)
        return data

    def names_before(self, moment: float) -> Iterator[str]:
        """Yield the names of what was put before a moment and not since."""
        for place in self._folder.glob("??/*"):
            with suppress(FileNotFoundError):
                if place.stat().st_mtime < moment:
                    yield place.name

    def remove(self, sha256: str) -> None:
        """Forget bytes, if they are there."""
        self._place(sha256).unlink(missing_ok=True)

    def _place(self, name: str) -> Path:
        return self._folder / name[:2] / name


def _holds(place: Path, data: bytes) -> bool:
    try:
        return place.read_bytes() == data
    except FileNotFoundError:
        return False


def is_named(data: bytes, sha256: str) -> bool:
    """Tell whether bytes are those that are kept under a name."""
    return hashlib.sha256(data).hexdigest() == sha256


def clean_file(data: bytes) -> CleanFile:
    """Return a file without what it tells of its sender beyond what it shows.

    Raises:
        FileRefusedError: it is none of jpeg, png, webp, heic, amr, ogg and mp4, above 10 MB,
            or damaged.
    """
    if not data:
        raise FileRefusedError("empty")
    if len(data) > LARGEST:
        raise FileRefusedError("too-large")
    form = sniff(data)
    if form is None:
        raise FileRefusedError("unknown-type")
    if form in {"amr", "ogg"}:
        return CleanFile(MediaKind.VOICE, f"audio/{form}", data)
    try:
        if form == "mp4":
            return CleanFile(MediaKind.VIDEO, "video/mp4", without_place(data))
        cleaned, mime = clean_photo(data, form)
    except Mp4InvalidError as error:
        raise FileRefusedError("truncated") from error
    except PhotoInvalidError as error:
        raise FileRefusedError(error.code) from error
    return CleanFile(MediaKind.PHOTO, mime, cleaned)


def sniff(data: bytes) -> str | None:
    """Return jpeg, png, webp, heic, amr, ogg or mp4 by a file's first bytes, None for all else."""
    for beginning, form in _BEGINNINGS:
        if data.startswith(beginning):
            return form
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return _brand(data[8:12])
    return None


def _brand(brand: bytes) -> str | None:
    if brand in _HEIC:
        return "heic"
    return None if brand in _OTHER_BRANDS else "mp4"
