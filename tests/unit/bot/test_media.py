"""Files: judged by their bytes, kept once under their hash."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from bot.media import (
    LARGEST,
    FileDamagedError,
    FileRefusedError,
    FolderStore,
    clean_file,
    sniff,
)
from handlers.incoming import MediaKind
from tests.unit.bot.photo_files import photo
from tests.unit.bot.test_mp4 import FILM, PLACE

AMR = b"#!AMR\n\x3c\x08"


@pytest.mark.parametrize("written", ["jpeg", "png", "webp", "heif"])
def test_photos_are_taken(written: str) -> None:
    file = clean_file(photo(written))
    assert file.kind is MediaKind.PHOTO
    assert file.mime.startswith("image/")


def test_voice_and_video_are_taken() -> None:
    assert clean_file(AMR).mime == "audio/amr"
    assert clean_file(b"OggS\0\x02").mime == "audio/ogg"
    film = clean_file(FILM)
    assert (film.kind, film.mime) == (MediaKind.VIDEO, "video/mp4")
    assert PLACE not in film.data


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"GIF89a" + b"x" * 100, "unknown-type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unknown-type"),
        (b"%PDF-1.7", "unknown-type"),
        (b"\0\0\0\x20ftypavif" + b"x" * 100, "unknown-type"),
        (b"\xff\xd8\xff" + b"\0" * LARGEST, "too-large"),
        (photo("jpeg", (200, 200))[:-500], "truncated"),
        (FILM[:-1], "truncated"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50 + b"IEND", "broken"),
    ],
)
def test_what_is_not_taken_has_its_own_reason(data: bytes, code: str) -> None:
    with pytest.raises(FileRefusedError) as refused:
        clean_file(data)
    assert refused.value.code == code


def test_a_file_is_what_its_bytes_say_whatever_its_name() -> None:
    assert sniff(photo("png")) == "png"
    assert sniff(b"photo.jpg") is None


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "media")
    names = {store.put(b"one"), store.put(b"one"), store.put(b"two")}
    assert len(names) == 2
    assert hashlib.sha256(b"one").hexdigest() in names
    assert {store.get(name) for name in names} == {b"one", b"two"}
    files = [file for file in (tmp_path / "media").rglob("*") if file.is_file()]
    assert sorted(file.name for file in files) == sorted(names)


def test_bytes_that_are_gone_are_missed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        FolderStore(tmp_path).get("0" * 64)


def test_a_damaged_file_is_refused_and_mended_by_the_next_who_puts_it(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    name = store.put(b"a photo of a lamp")
    (tmp_path / name[:2] / name).write_bytes(b"a photo of a lam")
    with pytest.raises(FileDamagedError):
        store.get(name)
    assert store.put(b"a photo of a lamp") == name
    assert store.get(name) == b"a photo of a lamp"


def test_what_was_put_again_lately_counts_as_new(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    old, again = store.put(b"old"), store.put(b"again")
    for name in (old, again):
        os.utime(tmp_path / name[:2] / name, (1000, 1000))
    store.put(b"again")
    assert list(store.names_before(2000)) == [old]
