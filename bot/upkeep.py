"""What the server sees to by itself: sealing the audit; and what an operator starts: purging."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.pruning import prune
from bot.transaction import Transaction
from bot.wiring import Application
from storage.errors import BusyError

SEAL_EVERY = 600.0  # seconds
SEAL_AGE = timedelta(minutes=5)  # no transaction takes longer
KEPT = timedelta(days=730)  # as the notice to residents says (privacy-notice)
TRACES_KEPT = timedelta(days=90)
UPLOADS_KEPT = timedelta(days=1)
PURGED_FACT = "purged-until"
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Purged:
    """What was purged."""

    requests: int
    messages: int
    traces: int
    files: int


async def keep_sealing(application: Application) -> None:
    """Seal the audit again and again, until cancelled."""
    while True:
        try:
            await asyncio.to_thread(seal_audit, application)
        except (BusyError, SQLAlchemyError) as error:
            _log.warning("audit_not_sealed", error=type(error).__name__)
        await asyncio.sleep(SEAL_EVERY)


def seal_audit(application: Application) -> int:
    """Seal every row of the audit that is old enough; return how many."""
    total = 0
    while count := application.database.run_write(
        lambda uow: uow.seals.seal(uow.now - SEAL_AGE, uow.now)
    ):
        total += count
    return total


def purge(application: Application) -> Purged:
    """Purge the words, places and files of tickets that ended two years ago, and old traces.

    Traces are handled events, messages, choices, conversations and uploads, as pruned, and what was
    learned so long ago.
    Nothing of a ticket but those goes, so the audit's seals and the figures stay as they are.
    """
    now = application.clock.now()
    ended_before, uploaded_before, seen_before = now - KEPT, now - UPLOADS_KEPT, now - TRACES_KEPT

    done = application.read(lambda transaction: transaction.facts.get(PURGED_FACT)).result()
    after = BEGINNING if done is None else datetime.fromisoformat(done)
    ended, traces = application.database.run_write(
        lambda uow: (
            uow.retention.purge_ended(after, ended_before, uploaded_before),
            uow.retention.drop_traces(seen_before) + uow.lessons.remove_before(ended_before),
        )
    )
    for sha256 in ended.files:
        application.media.remove(sha256)

    def note(transaction: Transaction) -> None:
        transaction.facts.set(PURGED_FACT, ended_before.isoformat())
        transaction.context().work.audit.record(None, "purge", "retention", now)

    application.write(note).result()
    pruned = prune(application)
    return Purged(ended.requests, ended.messages, traces + pruned.total, len(ended.files))
