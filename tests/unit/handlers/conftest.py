"""A stage on a fresh SQLite file for every test of a conversation."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.migrating import migrate
from storage.opening import open_database
from tests.unit.handlers.city import build_city
from tests.unit.handlers.stage import HandClock, Stage


@pytest.fixture(scope="session")
def city_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an SQLite file with the small city, to be copied."""
    path = tmp_path_factory.mktemp("stage") / "city.db"
    database = open_database(f"sqlite:///{path}")
    migrate(database.engine)
    database.run_write(build_city)
    database.close()
    return path


@pytest.fixture
def stage(city_file: Path, tmp_path: Path) -> Iterator[Stage]:
    """Return a stage of its own."""
    path = tmp_path / "huying.db"
    shutil.copy(city_file, path)
    clock = HandClock()
    database = open_database(f"sqlite:///{path}", clock.now)
    yield Stage(database, clock)
    database.close()
