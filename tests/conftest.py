"""A fresh city for every test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.city import copy_city, found_city, settings_in
from tests.support.clock import HandClock
from tests.support.driver_direct import DirectTown

# The same examples at every run, and no clock: the machine may do much else.
settings.register_profile("huying", deadline=None, derandomize=True)
settings.load_profile("huying")


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a city once, to be copied."""
    folder = tmp_path_factory.mktemp("city")
    found_city(settings_in(folder))
    return folder


@pytest.fixture
def town(city: Path, tmp_path: Path) -> Iterator[DirectTown]:
    """Return a fresh city inside this process, with a clock that the test moves."""
    copy_city(city, tmp_path / "data")
    opened = DirectTown(settings_in(tmp_path / "data"), HandClock())
    yield opened
    opened.close()
