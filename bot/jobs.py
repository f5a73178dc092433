"""Jobs: runs what is due, each in a transaction of its own, and tries again what failed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import structlog
from sqlalchemy.exc import OperationalError

from bot.logs import where
from bot.metrics import Metrics
from bot.transaction import DueJob, Transaction
from bot.wiring import Application
from handlers.due import run_job
from storage.errors import BusyError

AT_ONCE = 20
LEASE = timedelta(minutes=5)
LOOK_EVERY = 1.0  # seconds; a turn may have scheduled something for right now
FIRST_RETRY = timedelta(seconds=10)
LONGEST_RETRY = timedelta(hours=1)

_log = structlog.stdlib.get_logger(__name__)


class Jobs:
    """Runs jobs; several processes may, since each job is claimed before it runs."""

    def __init__(self, application: Application, metrics: Metrics | None = None) -> None:
        self._application = application
        self._metrics = metrics or Metrics()

    async def run(self) -> None:
        """Run what becomes due, until cancelled; the job at work is finished first."""
        while True:
            try:
                ran = await self._run_some()
            except (BusyError, OperationalError) as error:
                _log.warning("jobs_wait", error=type(error).__name__)
                ran = 0
            if ran < AT_ONCE:
                await asyncio.sleep(LOOK_EVERY)

    def run_due_now(self) -> int:
        """Run everything that is due and return how many ran, outside of an event loop."""
        ran = 0
        while due := self._application.write(_claim).result():
            for job in due:
                self._run_one(job)
            ran += len(due)
        return ran

    async def _run_some(self) -> int:
        due = await asyncio.wrap_future(self._application.write(_claim))
        for job in due:
            await asyncio.to_thread(self._run_one, job)
        return len(due)

    def _run_one(self, job: DueJob) -> None:
        def run(transaction: Transaction) -> bool:
            return _run(transaction, job)

        done = self._application.write(run).result()
        self._metrics.jobs.labels(job.kind, "done" if done else "failed").inc()


def _claim(transaction: Transaction) -> Sequence[DueJob]:
    return transaction.jobs.claim_due(transaction.now, AT_ONCE, LEASE)


def _run(transaction: Transaction, job: DueJob) -> bool:
    """Run a job; where it fails nothing of it stays, and it is tried again later."""
    try:
        with transaction.savepoint():
            run_job(transaction.context(), job.kind, job.subject)
            transaction.jobs.done(job.kind, job.key, job.due_at)
    except OperationalError:
        # A deadlock or a lost connection says nothing of the job: the lease brings it back.
        raise
    except Exception as error:  # noqa: BLE001 - one job must not stop the others
        _log.error("job_failed", kind=job.kind, error=type(error).__name__, where=where(error))
        transaction.jobs.retry(job.kind, job.key, transaction.now + _pause(job.attempts))
        return False
    return True


def _pause(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: doubling, an hour at most."""
    doublings = min(attempts - 1, 10)
    return min(FIRST_RETRY * 2**doublings, LONGEST_RETRY)
