"""Keeps tables from growing for ever: clears away in small steps what has served its purpose."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import astuple, dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.wiring import Application
from storage.errors import BusyError

FIRST_AFTER = 60.0  # seconds from the start of the server
LOOK_EVERY = 600.0
PRUNE_EVERY = timedelta(hours=6)
AT_ONCE = 100
PAUSE = 0.01  # seconds between two steps, for those who wait for the database
EVENTS_KEPT = timedelta(days=7)
OFFERS_KEPT = timedelta(days=1)  # after they ran out
CROWDED_KEPT = timedelta(days=7)
MESSAGES_KEPT = timedelta(days=30)
SESSIONS_KEPT = timedelta(days=30)
FAILURES_KEPT = timedelta(days=1)
UPLOADS_KEPT = timedelta(days=1)
LEASE = "pruning"
CROWDED_FACT = "crowded-until"
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Pruned:
    """How much was cleared away; ``files`` are bytes that no row names."""

    events: int
    offers: int
    messages: int
    sessions: int
    uploads: int
    files: int

    @property
    def total(self) -> int:
        """How much it was in all."""
        return sum(astuple(self))


async def keep_pruning(application: Application) -> None:
    """Prune four times a day, in one replica of all, until cancelled."""
    await asyncio.sleep(FIRST_AFTER)
    while True:
        try:
            await asyncio.to_thread(prune_in_turn, application)
        except (BusyError, SQLAlchemyError, OSError) as error:
            _log.warning("not_pruned", error=type(error).__name__)
        await asyncio.sleep(LOOK_EVERY)


def prune_in_turn(application: Application) -> Pruned | None:
    """Prune, unless that was done within six hours, by whichever replica."""
    # A holder of this one time: the lease is not given back, and keeps ourselves out as well.
    holder = application.ids.new()
    is_ours = application.database.run_write(
        lambda uow: uow.leases.acquire(LEASE, holder, uow.now, uow.now + PRUNE_EVERY)
    )
    if not is_ours:
        return None
    pruned = prune(application)
    _log.info("pruned", rows=pruned.total)
    return pruned


def prune(application: Application) -> Pruned:
    """Clear away handled events, old messages, choices, conversations and files of nobody."""
    now = application.clock.now()
    run = application.database.run_write
    run(lambda uow: uow.pruning.drop_failures(now - FAILURES_KEPT))
    return Pruned(
        events=_repeat(
            lambda: run(lambda uow: uow.pruning.drop_events(now - EVENTS_KEPT, AT_ONCE))
        ),
        offers=_repeat(
            lambda: run(lambda uow: uow.pruning.drop_offers(now - OFFERS_KEPT, AT_ONCE))
        ),
        messages=_repeat(
            lambda: run(lambda uow: uow.pruning.drop_messages(now - MESSAGES_KEPT, AT_ONCE))
        )
        + _drop_crowded(application, now - CROWDED_KEPT),
        sessions=_drop_sessions(application, now - SESSIONS_KEPT),
        uploads=_repeat(
            lambda: run(lambda uow: uow.pruning.drop_uploads(now - UPLOADS_KEPT, AT_ONCE))
        ),
        files=_sweep_files(application, now - UPLOADS_KEPT),
    )


def _repeat(step: Callable[[], int]) -> int:
    """Repeat a step until it finds less than it could take; return the sum."""
    total = 0
    while True:
        done = step()
        total += done
        if done < AT_ONCE:
            return total
        time.sleep(PAUSE)


def _drop_crowded(application: Application, before: datetime) -> int:
    """Drop what is a week old and not among a person's last messages.

    Each message is looked at once, when it is a week old; a month later it goes in any case.
    """
    database = application.database
    fact = database.run_read(lambda uow: uow.meta.get(CROWDED_FACT))
    since = BEGINNING if fact is None else datetime.fromisoformat(fact)

    def step() -> int:
        nonlocal since
        found = database.run_read(lambda uow: uow.pruning.find_crowded(since, before, AT_ONCE))
        since = found.since
        return database.run_write(lambda uow: uow.pruning.drop_these_messages(found.ids))

    total = _repeat(step)
    database.run_write(lambda uow: uow.meta.set(CROWDED_FACT, before.isoformat()))
    return total


def _drop_sessions(application: Application, before: datetime) -> int:
    """Drop the conversations of persons who were not heard since."""
    database = application.database
    after: str | None = ""

    def step(start: str) -> int:
        nonlocal after
        found = database.run_read(
            lambda uow: uow.pruning.find_left_sessions(start, before, AT_ONCE)
        )
        after = found.last
        return database.run_write(lambda uow: uow.pruning.drop_sessions(found.keys, before))

    total = 0
    while after is not None:
        total += step(after)
        time.sleep(PAUSE)
    return total


def _sweep_files(application: Application, before: datetime) -> int:
    """Remove bytes that were stored a while ago and that no row names."""
    names = iter(application.media.names_before(before.timestamp()))
    swept = 0
    while some := list(islice(names, AT_ONCE)):
        known = application.database.run_read(lambda uow: uow.pruning.known_files(some))
        orphans = [name for name in some if name not in known]
        for name in orphans:
            application.media.remove(name)
        swept += len(orphans)
    return swept
