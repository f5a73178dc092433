"""Both databases for the contract suites: each test gets a fresh one with the whole schema."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from storage.book_cache import BookCache
from storage.database import Database
from storage.migrating import migrate
from storage.opening import open_database
from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON
from tests.support.postgres import PostgresServer, running_postgres, skipped_without_postgres

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@dataclass
class HandClock:
    """A clock that stands until a test moves it."""

    moment: datetime = NOON

    def now(self) -> datetime:
        """Return the moment it shows."""
        return self.moment

    def forward(self, span: timedelta) -> datetime:
        """Move it and return what it shows then."""
        self.moment += span
        return self.moment


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Run one server for all tests of this process."""
    with skipped_without_postgres(), running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an SQLite file with the schema, to be copied."""
    path = tmp_path_factory.mktemp("template") / "huying.db"
    _migrate_at(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_template(postgres_server: PostgresServer) -> str:
    """Make a PostgreSQL database with the schema, to be copied."""
    name = postgres_server.create()
    _migrate_at(postgres_server.url(name))
    return name


@pytest.fixture(params=BOTH)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/empty.db"
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return server.url(server.create())


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated_file: Path) -> str:
    """Return the address of a fresh SQLite database with the schema."""
    path = shutil.copy(migrated_file, tmp_path / "huying.db")
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres_server: PostgresServer, migrated_template: str) -> str:
    """Return the address of a fresh PostgreSQL database with the schema."""
    return postgres_server.url(postgres_server.create(migrated_template))


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """Return the address of a fresh database with the schema, once of each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def clock() -> HandClock:
    """Return the clock of the test's databases."""
    return HandClock()


@pytest.fixture
def open_again(database_url: str, clock: HandClock) -> Iterator[Callable[[], Database]]:
    """Return what opens the test's database once more, as another process would."""
    opened: list[Database] = []

    def opening() -> Database:
        opened.append(open_database(database_url, clock.now))
        return opened[-1]

    yield opening
    for database in opened:
        database.close()


@pytest.fixture
def database(open_again: Callable[[], Database]) -> Database:
    """Return a fresh database, open."""
    return open_again()


@pytest.fixture(scope="session", params=BOTH)
def shared_engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Run one database of each kind that tests never commit to."""
    if request.param == "sqlite":
        url = f"sqlite:///{request.getfixturevalue('migrated_file')}"
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        url = server.url(server.create(request.getfixturevalue("migrated_template")))
    database = open_database(url)
    yield database.engine
    database.close()


@pytest.fixture
def work(shared_engine: Engine) -> Iterator[UnitOfWork]:
    """Return an open transaction on an empty database; it is rolled back afterwards."""
    with shared_engine.connect() as connection, connection.begin() as transaction:
        yield UnitOfWork(connection, BookCache(), NOON)
        transaction.rollback()


def _migrate_at(url: str) -> None:
    database = open_database(url)
    migrate(database.engine)
    database.close()
