"""Connections to SQLite and PostgreSQL, set up as the rest of storage relies on."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from typing import Any

from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from storage.errors import BusyError

WRITE_WAIT_SECONDS = 10.0
READ_WAIT_SECONDS = 10.0
_RETRY_SECONDS = (0.001, 0.005)
_PRIMARY_CODE = 0xFF
_CACHED_STATEMENTS = 512
_SQLITE = "sqlite:"
_PATIENCE = {
    "connect_timeout": 10,
    # A server that vanished without a word is noticed within half a minute: by who waits for an
    # answer, and by who could not even hand over a question (which takes Linux 15 minutes).
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}


def is_sqlite(url: str) -> bool:
    """Tell whether a database address means an SQLite file."""
    return url.startswith(_SQLITE)


def sqlite_writer(url: str, wait: float = WRITE_WAIT_SECONDS) -> Engine:
    """Return an engine whose transactions begin with ``BEGIN IMMEDIATE``.

    While another process writes, beginning is tried again every 1 to 5 ms: SQLite's own
    busy_timeout sleeps longer and longer and starves under load. After ``wait`` seconds it
    raises BusyError.
    """
    engine = _sqlite_engine(url, timeout=0, pragmas=("synchronous = FULL", "foreign_keys = ON"))

    def begin(connection: Connection) -> None:
        driver = _driver(connection)
        retry_locked(lambda: driver.execute("BEGIN IMMEDIATE"), wait)

    event.listen(engine, "begin", begin)
    return engine


def sqlite_reader(url: str) -> Engine:
    """Return an engine whose transactions see one moment of the database and cannot write."""
    engine = _sqlite_engine(url, timeout=READ_WAIT_SECONDS, pragmas=("query_only = ON",))

    def begin(connection: Connection) -> None:
        try:
            _driver(connection).execute("BEGIN")
        except sqlite3.Error as error:
            raise as_sqlalchemy_says(error) from error

    event.listen(engine, "begin", begin)
    return engine


def _sqlite_engine(url: str, timeout: float, pragmas: tuple[str, ...]) -> Engine:
    # Without isolation_level=None the driver commits before SAVEPOINT as it sees fit.
    arguments = {
        "timeout": timeout,
        "isolation_level": None,
        "check_same_thread": False,
        "cached_statements": _CACHED_STATEMENTS,
    }
    engine = create_engine(make_url(url), connect_args=arguments, hide_parameters=True)

    def connect(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        retry_locked(lambda: cursor.execute("PRAGMA journal_mode = WAL"), WRITE_WAIT_SECONDS)
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    event.listen(engine, "connect", connect)
    return engine


def retry_locked(attempt: Callable[[], object], wait: float) -> None:
    """Try until no other process holds the database's lock; after ``wait`` s raise BusyError."""
    deadline = time.monotonic() + wait
    while True:
        try:
            attempt()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY_CODE != sqlite3.SQLITE_BUSY:
                raise
            if time.monotonic() > deadline:
                raise BusyError(f"another process has been writing for {wait:g} s") from error
            time.sleep(random.uniform(*_RETRY_SECONDS))  # noqa: S311 - jitter, not a secret
        else:
            return


def postgres_address(url: str) -> str:
    """Return what libpq connects to for a database address; what that says of patience stands.

    libpq reads it itself: SQLAlchemy's addresses know no list of hosts with ports.

    Raises:
        psycopg.ProgrammingError: the address has a part that libpq does not know.
    """
    return make_conninfo("", **(_PATIENCE | conninfo_to_dict(url)))


def postgres_engine(url: str, size: int) -> Engine:
    """Return an engine with up to ``size`` pooled connections of psycopg 3."""
    return create_engine(
        "postgresql+psycopg://",
        pool_size=size,
        max_overflow=0,
        hide_parameters=True,
        connect_args=conninfo_to_dict(postgres_address(url), options="-c timezone=UTC"),
    )


def as_sqlalchemy_says(error: BaseException) -> BaseException:
    """Return an error of the driver as SQLAlchemy's, which callers know; others as they are."""
    if not isinstance(error, sqlite3.Error):
        return error
    said = OperationalError("a transaction", None, error)
    said.__cause__ = error
    return said


def driver_execute(connection: Connection, statement: str) -> None:
    """Run a statement past SQLAlchemy where that pays: on SQLite it is ten times as fast."""
    if connection.dialect.name == "sqlite":
        _driver(connection).execute(statement)
    else:
        connection.exec_driver_sql(statement)


def is_in_transaction(connection: Connection) -> bool:
    """Tell whether the database has not given the transaction up; always so on PostgreSQL."""
    return connection.dialect.name != "sqlite" or _driver(connection).in_transaction


def is_whole(connection: Connection) -> bool:
    """Tell whether all that was done so far in a transaction can still be committed."""
    if connection.dialect.name == "sqlite":
        return _driver(connection).in_transaction
    driver: Any = connection.connection.driver_connection
    return str(driver.info.transaction_status.name) != "INERROR"


def _driver(connection: Connection) -> sqlite3.Connection:
    driver: sqlite3.Connection | None = connection.connection.driver_connection
    if driver is None:
        raise RuntimeError("the connection is closed")
    return driver
