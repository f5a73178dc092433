"""What tests of the shell share: a city in a database, a clock, a running server."""

from __future__ import annotations

import io
import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import msgspec
import pytest
import pytest_asyncio
import structlog

from bot.app import Server, running
from bot.logs import set_up_logs
from bot.wiring import Application, open_application
from tests.support.city import copy_city, found_city, settings_in
from tests.support.clock import HandClock


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Return what is logged as JSON, one object a line, and leave logging as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    set_up_logs("json", stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a city that tests copy."""
    folder = tmp_path_factory.mktemp("city")
    found_city(settings_in(folder))
    return folder


@pytest.fixture
def clock() -> HandClock:
    """Return a clock that the test moves."""
    return HandClock()


@pytest.fixture
def application(city: Path, tmp_path: Path, clock: HandClock) -> Iterator[Application]:
    """Open the program on a city of its own; a server of it takes any free port."""
    copy_city(city, tmp_path)
    settings = msgspec.structs.replace(settings_in(tmp_path), http_port=0)
    opened = open_application(settings, clock)
    yield opened
    opened.close()


@pytest_asyncio.fixture
async def server(application: Application) -> AsyncIterator[Server]:
    """Run the server."""
    async with running(application) as running_server:
        yield running_server
