"""A fresh city to import into."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.wiring import Application, open_application
from storage.database import Database
from tests.support.city import copy_city, settings_in
from tests.support.clock import HandClock


@pytest.fixture
def application(city: Path, tmp_path: Path) -> Iterator[Application]:
    """Return an application over a fresh city."""
    copy_city(city, tmp_path / "data")
    with closing(open_application(settings_in(tmp_path / "data"), HandClock())) as opened:
        yield opened


@pytest.fixture
def database(application: Application) -> Database:
    """Return the database of a fresh city."""
    return application.database
