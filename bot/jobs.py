"""Jobs: runs what is due, each in a transaction of its own, and tries again what failed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.backoff import doubled
from bot.bell import Bell
from bot.boundary import attempt
from bot.logs import where
from bot.metrics import Metrics
from bot.transaction import DueJob, Transaction
from bot.wiring import JOBS, Application
from handlers.albums import ALBUM_JOB
from handlers.conversation import converse_album, give_up_album
from handlers.due import run_job
from handlers.routing import Router
from handlers.turn import FETCH_MEDIA_JOB
from storage.errors import BusyError
from tickets.errors import RefusedError

LOOK_EVERY = 1.0  # seconds; what another process scheduled for right now may wait so long
LEASE = timedelta(minutes=5)
FIRST_RETRY = timedelta(seconds=10)
LONGEST_RETRY = timedelta(hours=1)

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Run:
    """A job that ran, and whether it did its work."""

    kind: str
    done: bool


class Jobs:
    """Runs jobs; several processes may, since a job is claimed in the transaction that runs it."""

    def __init__(self, application: Application, metrics: Metrics | None = None) -> None:
        self._application = application
        self._metrics = metrics or Metrics()
        self._bell = Bell(application, JOBS)

    async def run(self) -> None:
        """Run what becomes due, until cancelled."""
        self._bell.listen()
        while True:
            self._bell.clear()
            try:
                run = await asyncio.wrap_future(self._application.write(self._run_next))
            except (BusyError, SQLAlchemyError) as error:
                _log.warning("jobs_wait", error=type(error).__name__)
                await asyncio.sleep(LOOK_EVERY)
                continue
            if run is None:
                await self._bell.wait(LOOK_EVERY)
            else:
                self._count(run)

    def run_due_now(self) -> int:
        """Run everything that is due and return how many ran, outside of an event loop."""
        ran = 0
        while run := self._application.write(self._run_next).result():
            self._count(run)
            ran += 1
        return ran

    def _count(self, run: _Run) -> None:
        self._metrics.jobs.labels(run.kind, "done" if run.done else "failed").inc()

    def _run_next(self, transaction: Transaction) -> _Run | None:
        for job in transaction.jobs.claim_due(transaction.now, 1, LEASE, FETCH_MEDIA_JOB):
            if job.kind == ALBUM_JOB:
                return _Run(job.kind, _answer_album(transaction, self._application.router, job))
            return _Run(job.kind, _run(transaction, job))
        return None


def _answer_album(transaction: Transaction, router: Router, job: DueJob) -> bool:
    """Answer an album; where that fails, its sender is told, and that is it."""
    transaction.jobs.done(job.kind, job.key, job.due_at)
    error = attempt(transaction, lambda: converse_album(transaction.context(), router, job.subject))
    if error is None:
        return True
    failure = error
    if not isinstance(error, RefusedError):
        _log.error("album_failed", error=type(error).__name__, where=where(error))
    error = attempt(transaction, lambda: give_up_album(transaction.context(), job.subject, failure))
    return error is None and isinstance(failure, RefusedError)


def _run(transaction: Transaction, job: DueJob) -> bool:
    """Run a job; where it fails nothing of it stays, and it is tried again later."""

    def step() -> None:
        run_job(transaction.context(), job.kind, job.subject)
        transaction.jobs.done(job.kind, job.key, job.due_at)

    error = attempt(transaction, step)
    if error is None:
        return True
    _log.error("job_failed", kind=job.kind, error=type(error).__name__, where=where(error))
    pause = doubled(FIRST_RETRY, job.attempts, LONGEST_RETRY)
    transaction.jobs.retry(job.kind, job.key, transaction.now + pause)
    return False
