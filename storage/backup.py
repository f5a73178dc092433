"""A whole database as one file, and back: SQLite's online backup, PostgreSQL's own tools."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import inspect, make_url

from storage.engine import is_sqlite
from storage.errors import BackupFailedError
from storage.migrating import current, revisions
from storage.opening import open_database

SQLITE = "sqlite"
POSTGRESQL = "postgresql"
_INSTALL = "install the client programs of PostgreSQL (Debian: apt-get install postgresql-client)"
_SIDE_FILES = ("-wal", "-shm")


def kind_of(url: str) -> str:
    """Return of which kind the database at an address is."""
    return SQLITE if is_sqlite(url) else POSTGRESQL


def is_empty(url: str) -> bool:
    """Tell whether there is no table yet."""
    if is_sqlite(url) and not _file_of(url).exists():
        return True
    with closing(open_database(url)) as database:
        return not inspect(database.engine).get_table_names()


def save_database(url: str, target: Path) -> None:
    """Write a database, as it is at one moment, to a new file; whoever uses it goes on.

    Raises:
        BackupFailedError: the database is damaged, or a program is missing or fails.
    """
    if is_sqlite(url):
        _copy_sqlite(_file_of(url), target)
    else:
        _run("pg_dump", url, "--format=custom", f"--file={target}")


def load_database(url: str, source: Path) -> None:
    """Put a saved database in the place of the one at an address; nobody may use that meanwhile.

    Raises:
        BackupFailedError: the file is damaged, of a newer version of Huying, or a program is
            missing or fails. Then nothing was changed.
    """
    if is_sqlite(url):
        check_sqlite(source)
        place = _file_of(url)
        part = place.with_name(f"{place.name}.restored")
        shutil.copyfile(source, part)
        for side in _SIDE_FILES:
            place.with_name(place.name + side).unlink(missing_ok=True)
        part.replace(place)
    else:
        clean = ("--clean", "--if-exists", "--single-transaction", "--exit-on-error")
        _run("pg_restore", url, *clean, str(source))


def check_sqlite(source: Path) -> None:
    """Check a saved SQLite database page by page.

    Raises:
        BackupFailedError: it is damaged or of a newer version of Huying.
    """
    try:
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as connection:
            (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise BackupFailedError(f"The database is damaged: {error}.") from error
    if found != "ok" or orphan is not None:
        raise BackupFailedError(f"The database is damaged: {orphan or found}.")
    with closing(open_database(f"sqlite:///{source}")) as database:
        revision = current(database.engine)
    if revision not in revisions():
        raise BackupFailedError(f"The database is another version's ({revision}); update Huying.")


def _copy_sqlite(place: Path, target: Path) -> None:
    """Copy in one step: a copy page by page begins anew with each commit of another process."""
    if not place.exists():
        raise BackupFailedError(f"There is no database at {place}.")
    with (
        closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode = DELETE")
    check_sqlite(target)


def _file_of(url: str) -> Path:
    return Path(make_url(url).database or "")


def _run(program: str, url: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise BackupFailedError(f"There is no {program}: {_INSTALL}.")
    address = conninfo_to_dict(url)
    # Whoever lists the machine's processes sees their arguments.
    password = str(address.pop("password", None) or os.environ.get("PGPASSWORD", ""))
    command = [found, "--no-owner", "--no-privileges", f"--dbname={make_conninfo('', **address)}"]
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program
        [*command, *arguments],
        capture_output=True,
        check=False,
        env=os.environ | {"PGPASSWORD": password},
    )
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines() or [""]
        raise BackupFailedError(f"{program} failed: {said[0]}")
