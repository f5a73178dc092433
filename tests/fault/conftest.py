"""Cities to break: one of their own for each test, on either database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.support.city import copy_city, found_city, settings_in
from tests.support.postgres import PostgresServer, running_postgres, skipped_without_postgres

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Run one server for all tests of this process."""
    with skipped_without_postgres(), running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_city(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make a database with the city, to be copied."""
    name = postgres_server.create()
    found_city(settings_at(postgres_server.url(name), tmp_path_factory.mktemp("city")))
    return name


@pytest.fixture
def sqlite_settings(city: Path, tmp_path: Path) -> Settings:
    """Return the settings of a city of its own on SQLite."""
    copy_city(city, tmp_path / "data")
    return settings_in(tmp_path / "data")


@pytest.fixture
def postgres_settings(
    postgres_server: PostgresServer, postgres_city: str, tmp_path: Path
) -> Settings:
    """Return the settings of a city of its own on PostgreSQL."""
    return settings_at(postgres_server.url(postgres_server.create(postgres_city)), tmp_path)


@pytest.fixture(params=BOTH)
def settings(request: pytest.FixtureRequest) -> Settings:
    """Return the settings of a city of its own, once on each database."""
    found: Settings = request.getfixturevalue(f"{request.param}_settings")
    return found


def settings_at(url: str, folder: Path) -> Settings:
    """Return the settings of a city at an address."""
    folder.mkdir(parents=True, exist_ok=True)
    return Settings(data_dir=str(folder), database_url=url)


@pytest.fixture
def settings_of(request: pytest.FixtureRequest) -> Callable[[str], Settings]:
    """Return what makes a city on a database of this name."""

    def make(name: str) -> Settings:
        made: Settings = request.getfixturevalue(f"{name}_settings")
        return made

    return make
