"""Replicas that start at once on an empty database: one makes the schema, all serve."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from storage.migrating import newest, revision_of
from storage.opening import open_database
from tests.support.postgres import PostgresServer
from tests.support.server import Server


@pytest.mark.postgres
async def test_three_replicas_start_at_once_on_an_empty_postgresql(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    url = postgres_server.url(postgres_server.create())
    await start_together([Server(tmp_path, database_url=url) for _ in range(3)])
    check_migrated(url)


async def test_two_processes_start_at_once_on_no_file(tmp_path: Path) -> None:
    await start_together([Server(tmp_path) for _ in range(2)])
    check_migrated(f"sqlite:///{tmp_path}/huying.db")


async def start_together(servers: list[Server]) -> None:
    """Start servers at the same time, wait until all are ready, and stop them."""
    try:
        await asyncio.gather(*(asyncio.to_thread(server.start) for server in servers))
    finally:
        for server in servers:
            server.stop()


def check_migrated(url: str) -> None:
    """Make sure that a database has the newest schema."""
    database = open_database(url)
    found = database.run_read(lambda work: revision_of(work.connection))
    database.close()
    assert found == newest()
