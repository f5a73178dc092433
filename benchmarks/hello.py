"""The smallest aiohttp servers, to compare with: hello, and hello after one committed INSERT.

``python -m benchmarks.hello PORT [DATABASE]``: a path of an SQLite file or a PostgreSQL address.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import local
from typing import TypeAlias

import psycopg
from aiohttp import web

_CREATE = "CREATE TABLE IF NOT EXISTS hellos (number INTEGER)"
_INSERT = "INSERT INTO hellos VALUES (1)"

Insert: TypeAlias = Callable[[], object]
Answer: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


def main(arguments: Sequence[str]) -> None:
    """Serve until killed."""
    port, *database = arguments
    app = web.Application()
    app.router.add_get("/", _inserting(database[0]) if database else _hello)
    web.run_app(app, host="127.0.0.1", port=int(port), print=None, access_log=None)


async def _hello(_request: web.Request) -> web.Response:
    return web.Response(text="hello")


def _inserting(database: str) -> Answer:
    is_postgres = database.startswith("postgresql:")
    insert = _postgres(database) if is_postgres else _sqlite(database)
    threads = ThreadPoolExecutor(8 if is_postgres else 1)

    async def hello(_request: web.Request) -> web.StreamResponse:
        await asyncio.get_running_loop().run_in_executor(threads, insert)
        return web.Response(text="hello")

    return hello


def _sqlite(path: str) -> Insert:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(_CREATE)
    return lambda: connection.execute(_INSERT)


def _postgres(address: str) -> Insert:
    with psycopg.connect(address, autocommit=True) as first:
        first.execute(_CREATE)
    own = local()

    def insert() -> None:
        if not hasattr(own, "connection"):
            own.connection = psycopg.connect(address, autocommit=True)
        own.connection.execute(_INSERT)

    return insert


if __name__ == "__main__":
    main(sys.argv[1:])
