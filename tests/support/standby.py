"""A PostgreSQL and its standby, and what takes place between them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg

from tests.support.postgres import (
    OWNER,
    PostgresServer,
    running_postgres,
    running_standby,
)

_LONGEST = 30.0  # seconds for anything between the two
_FOLLOWS = """
    SELECT sync_state FROM pg_stat_replication
    WHERE state = 'streaming' AND replay_lsn >= pg_current_wal_flush_lsn()
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two servers, of which the first one is written to and the second one follows."""

    primary: PostgresServer
    standby: PostgresServer

    def url(self, database: str) -> str:
        """Return the address at which whichever of them can be written to is found."""
        hosts = f"{self.primary.folder},{self.standby.folder}"
        return f"postgresql://{OWNER}@/{database}?host={hosts}&target_session_attrs=read-write"

    def wait_for_each_other(self) -> None:
        """Let no commit end from now on that is not on both, and wait until the second follows."""
        with psycopg.connect(self.primary.url("postgres"), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
            connection.execute("SELECT pg_reload_conf()")
        self._wait_until(("sync",))

    def wait_until_followed(self) -> None:
        """Wait until the second one has all that the first one has."""
        self._wait_until(("sync", "async"))

    def promote(self) -> None:
        """Let the second one be written to."""
        with psycopg.connect(self.standby.url("postgres"), autocommit=True) as connection:
            connection.execute("SELECT pg_promote()")

    def _wait_until(self, states: tuple[str, ...]) -> None:
        deadline = time.monotonic() + _LONGEST
        with psycopg.connect(self.primary.url("postgres"), autocommit=True) as connection:
            while (found := connection.execute(_FOLLOWS).fetchone()) is None or (
                found[0] not in states
            ):
                if time.monotonic() > deadline:
                    raise AssertionError("the standby does not follow")
                time.sleep(0.02)


@contextmanager
def running_pair() -> Iterator[Pair]:
    """Run a server and its asynchronous standby until the end of the block.

    Raises:
        PostgresUnavailableError: the binaries are missing or cannot run.
    """
    with running_postgres(forgetful=False) as primary, running_standby(primary) as standby:
        yield Pair(primary, standby)
