"""``huying backup`` and ``huying restore``: a round trip, and what they refuse."""

from __future__ import annotations

import gzip
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from bot.wiring import open_application
from tests.support.city import copy_city, settings_in
from tests.support.command import Huying
from tests.support.photos import jpeg

WORDS = "楼道里堆满了杂物没人管\n1\n"


@pytest.fixture
def huying(city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Huying:
    """Return the command line over a fresh city."""
    copy_city(city, tmp_path / "data")
    return Huying(tmp_path / "data", capsys)


@pytest.fixture
def archive(huying: Huying, tmp_path: Path) -> Path:
    """Return the backup of a city in which somebody has reported something with a photo."""
    huying("chat", "--as", "resident:demo", typed=WORDS)
    with closing(open_application(settings_in(huying.folder))) as application:
        application.media.put(jpeg().content)
    file = tmp_path / "city.backup"
    ran = huying("backup", str(file))
    assert (ran.code, ran.err) == (0, "")
    assert "holds the database and 1 files" in ran.out
    return file


@pytest.fixture
def elsewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Huying:
    """Return the command line over an empty folder on another machine."""
    return Huying(tmp_path / "other", capsys)


def contents(folder: Path) -> tuple[list[str], list[bytes]]:
    """Return the requests' words and the files of a city."""
    with closing(open_application(settings_in(folder))) as application:
        words = application.database.run_read(
            lambda uow: uow.connection.exec_driver_sql("SELECT text FROM requests").scalars().all()
        )
        names = sorted(application.media.names_before(float("inf")))
        return list(words), [application.media.get(name) for name in names]


def test_what_was_backed_up_comes_back_elsewhere(
    huying: Huying, archive: Path, elsewhere: Huying
) -> None:
    ran = elsewhere("restore", str(archive))
    assert (ran.code, ran.err) == (0, "")
    assert "Restored the database, 1 files" in ran.out
    words, files = contents(elsewhere.folder)
    assert words
    assert (words, files) == contents(huying.folder)


def test_an_archive_is_for_its_owner_alone_and_replaces_no_file(
    huying: Huying, archive: Path
) -> None:
    assert archive.stat().st_mode & 0o077 == 0
    before = archive.read_bytes()
    ran = huying("backup", str(archive))
    assert ran.code == 1
    assert "exists already" in ran.err
    assert archive.read_bytes() == before


def fact(folder: Path) -> str | None:
    """Return what a city knows since its backup."""
    with closing(open_application(settings_in(folder))) as application:
        return application.database.run_read(lambda uow: uow.meta.get("later"))


def test_a_city_is_replaced_only_when_asked_for(huying: Huying, archive: Path) -> None:
    with closing(open_application(settings_in(huying.folder))) as application:
        application.database.run_write(lambda uow: uow.meta.set("later", "than the backup"))
    ran = huying("restore", str(archive))
    assert ran.code == 1
    assert "--yes" in ran.err
    assert fact(huying.folder) == "than the backup"
    assert huying("restore", str(archive), "--yes").code == 0
    assert fact(huying.folder) is None


def test_a_cut_or_foreign_file_is_refused(archive: Path, elsewhere: Huying) -> None:
    data = archive.read_bytes()
    for damaged in (data[: len(data) // 2], b"something else", gzip.compress(b"no tar")):
        archive.write_bytes(damaged)
        ran = elsewhere("restore", str(archive))
        assert ran.code == 1
        assert not (elsewhere.folder / "huying.db").exists()


def changed(archive: Path, folder: Path, part: str) -> None:
    """Change some bytes of a part of an archive."""
    with tarfile.open(archive) as unpacked:
        unpacked.extractall(folder, filter="data")
    (found,) = folder.glob(part)
    data = bytearray(found.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 64] = b"x" * 64
    found.write_bytes(data)
    with tarfile.open(archive, "w:gz") as packed:
        for one in sorted(folder.rglob("*")):
            packed.add(one, one.relative_to(folder).as_posix(), recursive=False)


@pytest.mark.parametrize("part", ["media/*", "database"])
def test_an_archive_with_changed_bytes_is_refused(
    part: str, archive: Path, elsewhere: Huying, tmp_path: Path
) -> None:
    changed(archive, tmp_path / "unpacked", part)
    ran = elsewhere("restore", str(archive))
    assert ran.code == 1
    assert "damaged" in ran.err
    assert not (elsewhere.folder / "huying.db").exists()


def test_a_changed_audit_is_told_after_it_was_restored(huying: Huying, tmp_path: Path) -> None:
    with closing(open_application(settings_in(huying.folder))) as application:
        run = application.database.run_write
        run(lambda uow: uow.audit.record(None, "look", "t1", uow.now))
        run(lambda uow: uow.seals.seal(uow.now, uow.now))
        run(lambda uow: uow.connection.exec_driver_sql("UPDATE audit SET subject = 'other'"))
    file = tmp_path / "city.backup"
    assert huying("backup", str(file)).code == 0
    ran = huying("restore", str(file), "--yes")
    assert ran.code == 1
    assert "these seals are broken: 1" in ran.err


def test_a_damaged_photo_is_left_out_and_told(huying: Huying, tmp_path: Path) -> None:
    with closing(open_application(settings_in(huying.folder))) as application:
        name = application.media.put(b"a photo")
        (huying.folder / "media" / name[:2] / name).write_bytes(b"half")
    ran = huying("backup", str(tmp_path / "city.backup"))
    assert ran.code == 1
    assert "1 damaged files were left out" in ran.err
    assert (tmp_path / "city.backup").exists()
