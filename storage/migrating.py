"""Bring a database's schema to what this version of the code expects."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from storage.engine import driver_execute

SCRIPTS = Path(__file__).parent / "migrations"
_LOCK = 7_468_901_132_504_771_201  # any number that no other program uses on this database


def migrate(engine: Engine, revision: str = "head") -> None:
    """Upgrade the schema in one transaction; a second process waits and finds it done."""
    with engine.begin() as connection:
        _lock(connection)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def current(engine: Engine) -> str | None:
    """Return the revision a database is at; None where nothing was created yet."""
    with engine.connect() as connection:
        return revision_of(connection)


def revision_of(connection: Connection) -> str | None:
    """Return the revision of the database behind a connection, which may be read-only."""
    return MigrationContext.configure(connection).get_current_revision()


@cache
def newest() -> str | None:
    """Return the revision that this version of the code expects."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def revisions() -> Sequence[str]:
    """Return all revisions that this version of the code knows, the first one first."""
    scripts = ScriptDirectory.from_config(_config())
    return [script.revision for script in scripts.walk_revisions()][::-1]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", SCRIPTS.as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _lock(connection: Connection) -> None:
    # SQLite's BEGIN IMMEDIATE is the lock already.
    if connection.dialect.name == "postgresql":
        driver_execute(connection, f"SELECT pg_advisory_xact_lock({_LOCK})")
