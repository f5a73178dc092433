"""Fetch the files that people sent from their platforms, outside of any transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.backoff import doubled
from bot.bell import Bell
from bot.logs import where
from bot.media import CleanFile, FileRefusedError, clean_file
from bot.metrics import Metrics
from bot.push import MediaGoneError, MediaSource, MediaTooLargeError
from bot.transaction import DueJob, StoredFile, Transaction
from bot.wiring import JOBS, Application
from handlers.media_lost import Loss, tell_media_lost
from handlers.turn import FETCH_MEDIA_JOB
from storage.errors import BusyError
from tickets.errors import UnknownRecordError

_T = TypeVar("_T")

AT_ONCE = 8
LOOK_EVERY = 1.0  # seconds
LONGEST_FETCH = 120.0  # seconds
LEASE = timedelta(minutes=5)
FIRST_RETRY = timedelta(seconds=5)
LONGEST_RETRY = timedelta(minutes=30)
MOST_ATTEMPTS = 12  # about two hours
LOSSES = {"too-large": Loss.TOO_LARGE, "unknown-type": Loss.UNKNOWN_TYPE}

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file that is to be fetched now."""

    job: DueJob
    file: StoredFile


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file whose bytes are kept."""

    file: CleanFile
    sha256: str


class Fetching:
    """Fetches files by their source (``channel:account``); several processes may."""

    def __init__(
        self,
        application: Application,
        sources: Mapping[str, MediaSource],
        metrics: Metrics | None = None,
    ) -> None:
        self._application = application
        self._sources = sources
        self._metrics = metrics or Metrics()
        self._fetches: set[asyncio.Task[None]] = set()
        self._bell = Bell(application, JOBS)

    async def run(self) -> None:
        """Fetch what is wanted, until cancelled; what was begun then is fetched again later."""
        self._bell.listen()
        try:
            while True:
                self._bell.clear()
                if not await self._begin():
                    await self._bell.wait(LOOK_EVERY)
        finally:
            for fetch in self._fetches:
                fetch.cancel()
            await asyncio.gather(*self._fetches, return_exceptions=True)

    async def run_due_now(self) -> None:
        """Fetch what is wanted now and wait for it."""
        while await self._begin():
            await asyncio.gather(*self._fetches)

    async def _begin(self) -> int:
        """Begin to fetch what is due, as far as there is room; return how many."""
        room = AT_ONCE - len(self._fetches)
        if room <= 0 or not self._sources:
            return 0
        try:
            wanted = await self._write(lambda transaction: _claim(transaction, room))
        except (BusyError, SQLAlchemyError) as error:
            _log.warning("fetching_waits", error=type(error).__name__)
            return 0
        for one in wanted:
            fetch = asyncio.create_task(self._fetch(one))
            self._fetches.add(fetch)
            fetch.add_done_callback(self._end)
        return len(wanted)

    def _end(self, fetch: asyncio.Task[None]) -> None:
        self._fetches.discard(fetch)
        self._bell.ring()

    async def _fetch(self, wanted: _Wanted) -> None:
        try:
            kept = await self._bytes_of(wanted.file)
        except MediaGoneError:
            await self._lose(wanted, Loss.GONE)
        except MediaTooLargeError:
            await self._lose(wanted, Loss.TOO_LARGE)
        except FileRefusedError as error:
            await self._lose(wanted, LOSSES.get(error.code, Loss.BROKEN))
        except Exception as error:  # noqa: BLE001 - whatever it is, the file is asked for again
            await self._put_off(wanted, error)
        else:
            await self._settle(lambda transaction: _store(transaction, wanted, kept), "done")

    async def _bytes_of(self, file: StoredFile) -> _Kept:
        source = self._sources.get(file.source or "")
        if source is None:
            raise ConnectionError("its channel is switched off")
        async with asyncio.timeout(LONGEST_FETCH):
            data = await source.fetch_media(file.ref or "")
        cleaned = await asyncio.to_thread(clean_file, data)
        return _Kept(cleaned, await asyncio.to_thread(self._application.media.put, cleaned.data))

    async def _lose(self, wanted: _Wanted, loss: Loss) -> None:
        _log.info("media_lost", loss=loss.value, source=wanted.file.source)
        await self._settle(lambda transaction: _give_up(transaction, wanted, loss), "lost")

    async def _put_off(self, wanted: _Wanted, error: Exception) -> None:
        """Ask again later; what cannot be had for hours is lost."""
        job = wanted.job
        _log.warning(
            "media_not_fetched",
            source=wanted.file.source,
            attempts=job.attempts,
            error=type(error).__name__,
            where=where(error),
        )
        if job.attempts >= MOST_ATTEMPTS:
            await self._lose(wanted, Loss.GONE)
            return
        pause = doubled(FIRST_RETRY, job.attempts, LONGEST_RETRY)
        await self._settle(
            lambda transaction: transaction.jobs.retry(job.kind, job.key, transaction.now + pause),
            "failed",
        )

    async def _settle(self, change: Callable[[Transaction], None], outcome: str) -> None:
        """Store what became of a fetch; where that fails the lease runs out and it comes again."""
        try:
            await self._write(change)
        except (BusyError, SQLAlchemyError) as error:
            _log.warning("fetch_not_stored", error=type(error).__name__)
            return
        self._metrics.jobs.labels(FETCH_MEDIA_JOB, outcome).inc()

    async def _write(self, fn: Callable[[Transaction], _T]) -> _T:
        return await asyncio.wrap_future(self._application.write(fn))


def _claim(transaction: Transaction, most: int) -> Sequence[_Wanted]:
    """Take what is due; the files of somebody who was forgotten meanwhile are not wanted."""
    jobs = transaction.jobs.claim_of_kind(FETCH_MEDIA_JOB, transaction.now, most, LEASE)
    wanted = []
    for job in jobs:
        try:
            wanted.append(_Wanted(job, transaction.files.get(job.subject)))
        except UnknownRecordError:
            transaction.jobs.done(job.kind, job.key, job.due_at)
    return wanted


def _store(transaction: Transaction, wanted: _Wanted, kept: _Kept) -> None:
    file = kept.file
    transaction.files.mark_stored(wanted.file.id, file.kind, file.mime, len(file.data), kept.sha256)
    transaction.jobs.done(wanted.job.kind, wanted.job.key, wanted.job.due_at)


def _give_up(transaction: Transaction, wanted: _Wanted, loss: Loss) -> None:
    transaction.files.mark_failed(wanted.file.id)
    if wanted.file.person_id is not None:
        tell_media_lost(transaction.context(), wanted.file.person_id, loss)
    transaction.jobs.done(wanted.job.kind, wanted.job.key, wanted.job.due_at)
