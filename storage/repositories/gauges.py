"""How much is open and how late the jobs are, for whoever watches the server."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select

from storage.tables.tickets import tickets
from storage.tables.upkeep import jobs
from tickets.status import ENDED, Status

STANDING = tuple(status for status in Status if status not in ENDED)

_OPEN = (
    select(tickets.c.status, func.count().label("number"))
    .where(tickets.c.status.in_([status.value for status in STANDING]))
    .group_by(tickets.c.status)
)
_LONGEST_DUE = select(func.min(jobs.c.due_at)).where(jobs.c.due_at <= bindparam("now"))


class Gauges:
    """Numbers of the moment, none of which needs a whole table."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def standing_tickets(self) -> Mapping[str, int]:
        """Count tickets by status, but for those that have ended."""
        found = {row.status: row.number for row in self._connection.execute(_OPEN)}
        return {status.value: found.get(status.value, 0) for status in STANDING}

    def lateness_of_jobs(self, now: datetime) -> timedelta:
        """Return how long ago the job was due that waits longest."""
        due: datetime | None = self._connection.execute(_LONGEST_DUE, {"now": now}).scalar_one()
        return timedelta() if due is None else now - due
