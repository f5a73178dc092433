"""Backups: the database and the files that people sent, in one archive, and back."""

from __future__ import annotations

import hashlib
import io
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bot.media import FileDamagedError, FolderStore, is_named
from bot.settings import Settings
from bot.wiring import open_application
from storage.backup import is_empty, kind_of, load_database, save_database
from storage.errors import BackupFailedError

FORMAT = 1
MANIFEST = "huying-backup.json"
DATABASE = "database"
MEDIA = "media/"
OWNER_ONLY = 0o600  # the archive holds what residents wrote


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an archive says of itself; ``sha256`` is the database's.

    Neither SQLite nor PostgreSQL notice bytes that changed inside of a text.
    """

    format: int
    database: str
    sha256: str


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What was archived; ``damaged`` files were left out."""

    files: int
    damaged: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored; ``broken`` are the numbers of the audit's broken seals."""

    files: int
    seals: int
    broken: tuple[int, ...]


def back_up(settings: Settings, file: Path) -> BackedUp:
    """Write an archive, readable by its owner alone; a server may run meanwhile.

    Raises:
        BackupFailedError: the file exists already, or the database cannot be saved.
    """
    if file.exists():
        raise BackupFailedError(f"{file} exists already.")
    part = file.with_name(f"{file.name}.part")
    try:
        part.touch(mode=OWNER_ONLY)
        # Photos do not get smaller, and the rest does at once.
        with tarfile.open(part, "w:gz", compresslevel=1) as archive:
            done = _archive_all(settings, archive)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    return done


def _archive_all(settings: Settings, archive: tarfile.TarFile) -> BackedUp:
    with tempfile.TemporaryDirectory(dir=settings.data) as folder:
        saved = Path(folder) / DATABASE
        save_database(settings.url, saved)
        manifest = Manifest(FORMAT, kind_of(settings.url), _sha256(saved))
        _add(archive, MANIFEST, msgspec.json.encode(manifest))
        archive.add(saved, DATABASE)
    return _archive_files(FolderStore(settings.data / "media"), archive)


def _archive_files(store: FolderStore, archive: tarfile.TarFile) -> BackedUp:
    # After the database: bytes are stored before the row that names them.
    files = damaged = 0
    for name in store.names_before(float("inf")):
        try:
            _add(archive, f"{MEDIA}{name}", store.get(name))
        except FileDamagedError:
            damaged += 1
        else:
            files += 1
    return BackedUp(files, damaged)


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(data), OWNER_ONLY
    archive.addfile(member, io.BytesIO(data))


def restore(settings: Settings, file: Path, *, replace: bool) -> Restored:
    """Put an archive in the place of what is there; no server may run meanwhile.

    Raises:
        BackupFailedError: it is no such archive, it is damaged, or there are tables already and
            they are not to be replaced.
    """
    settings.data.mkdir(parents=True, exist_ok=True)
    if not replace and not is_empty(settings.url):
        raise BackupFailedError("The database is not empty; --yes replaces what is in it.")
    store = FolderStore(settings.data / "media")
    with _unpacked(settings, file) as (database, names):
        load_database(settings.url, database)
        for path in names:
            store.put(path.read_bytes())
        files = len(names)
    with closing(open_application(settings)) as application:
        audit = application.database.run_read(lambda uow: uow.seals.verify())
    return Restored(files, audit.seals, audit.broken)


@contextmanager
def _unpacked(settings: Settings, file: Path) -> Iterator[tuple[Path, list[Path]]]:
    """Unpack an archive beside the data; yield the database and the files, all checked."""
    with tempfile.TemporaryDirectory(dir=settings.data) as folder:
        place = Path(folder)
        try:
            with tarfile.open(file, "r:gz") as archive:
                archive.extractall(place, filter="data")
        except (OSError, EOFError, tarfile.TarError) as error:
            raise BackupFailedError(f"{file} is no backup, or damaged: {error}.") from error
        manifest = _read_manifest(place / MANIFEST, kind_of(settings.url))
        if _sha256(place / DATABASE) != manifest.sha256:
            raise BackupFailedError("The database in the archive is damaged.")
        names = sorted((place / MEDIA).glob("*"))
        _check_files(names)
        yield place / DATABASE, names


def _read_manifest(path: Path, kind: str) -> Manifest:
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        raise BackupFailedError("This is no backup of Huying.") from error
    if manifest.format != FORMAT:
        raise BackupFailedError("This backup is of a newer version; update Huying.")
    if manifest.database != kind:
        raise BackupFailedError(
            f"This is a backup of {manifest.database}; HUYING_DATABASE_URL is {kind}."
        )
    return manifest


def _sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes; raise BackupFailedError if it is not there."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise BackupFailedError(f"The archive has no {path.name}.") from error


def _check_files(paths: list[Path]) -> None:
    for path in paths:
        if not is_named(path.read_bytes(), path.name):
            raise BackupFailedError(f"A file of the archive is damaged: {path.name}.")
