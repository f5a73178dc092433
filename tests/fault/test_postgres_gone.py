"""PostgreSQL itself is killed under load and comes back: what was acknowledged is there, once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.fault.conftest import settings_at
from tests.fault.crowd import reporting_crowd
from tests.fault.wholeness import check_whole
from tests.support.city import found_city
from tests.support.postgres import PostgresServer, running_postgres, skipped_without_postgres
from tests.support.server import Server

pytestmark = pytest.mark.postgres

FEW = 60
MANY = 300
DOWN_SECONDS = 1.0


@pytest.fixture
def durable_postgres() -> Iterator[PostgresServer]:
    """Run a server of its own that keeps what it has committed."""
    with skipped_without_postgres(), running_postgres(forgetful=False) as server:
        yield server


@pytest.fixture
def settings(durable_postgres: PostgresServer, tmp_path: Path) -> Settings:
    """Return the settings of a city on that server."""
    made = settings_at(durable_postgres.url(durable_postgres.create()), tmp_path)
    found_city(made)
    return made


@pytest.mark.parametrize(
    ("residents", "shares"),
    [
        pytest.param(FEW, (0.4,), id="once"),
        pytest.param(MANY, (0.1, 0.3, 0.5, 0.7, 0.9), id="often", marks=pytest.mark.long),
    ],
)
async def test_reports_survive_the_death_of_the_database(
    residents: int,
    shares: tuple[float, ...],
    durable_postgres: PostgresServer,
    settings: Settings,
) -> None:
    server = Server(settings.data, database_url=settings.url)
    await asyncio.to_thread(server.start)
    try:
        async with reporting_crowd([server.address], residents) as crowd:
            for share in shares:
                await crowd.until_answered(share)
                await asyncio.to_thread(durable_postgres.kill)
                await asyncio.sleep(DOWN_SECONDS)
                await asyncio.to_thread(durable_postgres.start)
        assert server.process is not None
        assert server.process.poll() is None, server.complaints()
    finally:
        server.stop()
    crowd.check_each_heard_once()
    check_whole(settings, residents)
