"""A server killed amid many reports: nothing acknowledged is lost, nothing is done twice."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from random import Random

import pytest

from bot.settings import Settings
from tests.fault.crowd import reporting_crowd
from tests.fault.wholeness import check_whole
from tests.support.server import Server

RESIDENTS = 500
FEW = 60
SEED = 20261122


def moments(kills: int) -> list[float]:
    """Return the shares of all frames after which the server is killed."""
    random = Random(SEED + kills)
    return sorted(random.uniform(0.02, 0.95) for _ in range(kills))


@pytest.mark.parametrize(
    ("database", "residents", "kills"),
    [
        pytest.param("sqlite", FEW, 1, id="sqlite once"),
        pytest.param("postgres", FEW, 1, id="postgres once", marks=pytest.mark.postgres),
        pytest.param("sqlite", RESIDENTS, 20, id="sqlite often", marks=pytest.mark.long),
        pytest.param(
            "postgres",
            RESIDENTS,
            20,
            id="postgres often",
            marks=[pytest.mark.long, pytest.mark.postgres],
        ),
    ],
)
async def test_every_report_survives_kills_exactly_once(
    database: str, residents: int, kills: int, settings_of: Callable[[str], Settings]
) -> None:
    settings = settings_of(database)
    server = Server(settings.data, database_url=settings.url)
    await asyncio.to_thread(server.start)
    try:
        async with reporting_crowd([server.address], residents) as crowd:
            for share in moments(kills):
                await crowd.until_answered(share)
                server.kill()
                await asyncio.to_thread(server.start)
    finally:
        server.stop()
    crowd.check_each_heard_once()
    check_whole(settings, residents)
